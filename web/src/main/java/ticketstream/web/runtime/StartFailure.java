package ticketstream.web.runtime;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.convert.ConversionFailedException;

/** Says in one line what kept the desk from starting. */
public final class StartFailure {
    private StartFailure() {}

    /** The most telling sentence among a failure and its causes. */
    public static String sentence(Throwable failure) {
        for (Throwable cause = failure; ; cause = cause.getCause()) {
            switch (cause) {
                case InvalidSetting invalid -> {
                    return oneLine(invalid);
                }
                case PortInUseException taken -> {
                    return "port " + taken.getPort()
                            + " is in use; set TICKETSTREAM_PORT or TICKETSTREAM_MANAGEMENT_PORT";
                }
                case ConversionFailedException unfit -> {
                    return settingWith(unfit.getValue()) + " cannot be used: " + unfit.getValue() + " does not fit";
                }
                case BindException wrong
                when !hasInvalidSetting(wrong) -> {
                    return environmentName(wrong) + " cannot be used: " + oneLine(root(wrong));
                }
                default -> {
                    if (cause.getCause() == null) {
                        return oneLine(cause);
                    }
                }
            }
        }
    }

    private static boolean hasInvalidSetting(Throwable failure) {
        return root(failure) instanceof InvalidSetting;
    }

    private static String settingWith(@Nullable Object value) {
        return System.getenv().entrySet().stream()
                .filter(setting -> setting.getKey().startsWith("TICKETSTREAM_")
                        && setting.getValue().equals(value))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElse("a setting");
    }

    private static String environmentName(BindException failure) {
        return failure.getName()
                .toString()
                .toUpperCase(Locale.ROOT)
                .replace('.', '_')
                .replace('-', '_');
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String oneLine(Throwable cause) {
        var message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return message.lines().findFirst().orElse(message).strip();
    }
}
