package ticketstream.domain;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;
import ticketstream.domain.account.AccountEvent;
import ticketstream.domain.audit.AuditEvent;
import ticketstream.domain.event.Stored;
import ticketstream.domain.role.CustomRoleEvent;
import ticketstream.domain.ticket.TicketEvent;

@AnalyzeClasses(packages = "ticketstream.domain", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final DescribedPredicate<JavaClass> PLAIN_JAVA = resideInAnyPackage(
            "java.lang..",
            "java.text",
            "java.time",
            "java.util",
            "java.util.function",
            "java.util.stream",
            "org.jspecify.annotations");

    /** Class by class, because these packages hold buses and stores as well. */
    private static final DescribedPredicate<JavaClass> AXON_S_MODELLING_WORDS = nameMatching("org\\.axonframework\\."
                    + "(modelling\\.command\\.(Aggregate(CreationPolicy|Identifier|Lifecycle|Root)|CreationPolicy|TargetAggregateIdentifier)"
                    + "|commandhandling\\.CommandHandler|eventsourcing\\.EventSourcingHandler"
                    + "|eventhandling\\.Timestamp|messaging\\.MetaData)")
            .forSubtype();

    private static final DescribedPredicate<JavaAccess<?>> READS_A_CLOCK = DescribedPredicate.describe(
            "reads a clock",
            access -> access.getTargetOwner().getPackageName().startsWith("java.")
                    && access.getName().matches("now|currentTimeMillis|nanoTime"));

    @ArchTest
    static final ArchRule knowsJavaAndTheModellingWordsOnly = classes()
            .should()
            .onlyDependOnClassesThat(
                    resideInAPackage("ticketstream.domain..").or(PLAIN_JAVA).or(AXON_S_MODELLING_WORDS))
            .because("rules that know no server, no store and no web can be read, tested and kept for ever");

    @ArchTest
    static final ArchRule keepsAggregatesApart = slices().matching("ticketstream.domain.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    alwaysTrue(), resideInAnyPackage("ticketstream.domain.actor", "ticketstream.domain.event"))
            .because("an aggregate is one unit of consistency and of change; it names others by id");

    @ArchTest
    static final ArchRule sharesOnlyWhatKnowsNoAggregate = classes()
            .that()
            .resideInAnyPackage("ticketstream.domain.actor", "ticketstream.domain.event")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("ticketstream.domain.actor", "ticketstream.domain.event")
                    .or(PLAIN_JAVA))
            .because("what every aggregate imports must not know any of them");

    @ArchTest
    static final ArchRule readsNoClock = noClasses()
            .should()
            .accessTargetWhere(READS_A_CLOCK)
            .orShould()
            .dependOnClassesThat(nameMatching("java\\.time\\.(Clock|InstantSource)|java\\.util\\.(Date|.*Calendar)")
                    .forSubtype())
            .because("a replayed history must give the same ticket; time comes with the message");

    @ArchTest
    static final ArchRule namesThings = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Utils?|Helper|Manager|Base|Dto|Data|Info)")
            .because("such a word says where a class lies, not what it is");

    @ArchTest
    static final ArchRule storesEventsUnderAChosenName = classes()
            .that()
            .implement(TicketEvent.class)
            .or()
            .implement(AccountEvent.class)
            .or()
            .implement(AuditEvent.class)
            .or()
            .implement(CustomRoleEvent.class)
            .should()
            .beRecords()
            .andShould()
            .beAnnotatedWith(Stored.class)
            .because("stored events outlive every class name");

    @ArchTest
    static final ArchRule marksEveryPackageForNullChecks = classes()
            .that()
            .doNotHaveSimpleName("package-info")
            .should(resideInANullMarkedPackage())
            .because("NullAway looks only where a package says so");

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return ArchCondition.from(DescribedPredicate.describe(
                "reside in a @NullMarked package",
                javaClass -> javaClass.getPackage().isAnnotatedWith(NullMarked.class)));
    }
}
