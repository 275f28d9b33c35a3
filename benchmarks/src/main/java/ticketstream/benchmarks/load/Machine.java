package ticketstream.benchmarks.load;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What a figure was measured on; a figure without it says little. */
record Machine(double loadAverage, int cores, String jdk) {

    static Machine now() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                Math.round(system.getSystemLoadAverage() * 100) / 100.0,
                system.getAvailableProcessors(),
                System.getProperty("java.vm.name") + " " + Runtime.version());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "load average %.2f, %d cores, %s", loadAverage, cores, jdk);
    }
}
