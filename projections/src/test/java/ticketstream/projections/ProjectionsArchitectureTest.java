package ticketstream.projections;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.axonframework.modelling.command.AggregateRoot;
import ticketstream.domain.account.AccountCommand;
import ticketstream.domain.ticket.TicketAccess;
import ticketstream.domain.ticket.TicketCommand;

@AnalyzeClasses(packages = "ticketstream.projections", importOptions = DoNotIncludeTests.class)
class ProjectionsArchitectureTest {

    @ArchTest
    static final ArchRule seesOnlyWhatIsNeeded = classes()
            .that(resideInAPackage("ticketstream.projections.."))
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "ticketstream.projections..",
                    "ticketstream.domain..",
                    "java..",
                    "org.jspecify..",
                    "org.bson..",
                    "com.mongodb..",
                    "tools.jackson..",
                    "org.axonframework.eventhandling..",
                    "org.axonframework.messaging..",
                    "org.axonframework.config"))
            .because("a read model knows events and the database; the application, the broker and the web know it");

    @ArchTest
    static final ArchRule givesNoOrders = noClasses()
            .should()
            .dependOnClassesThat(assignableTo(TicketCommand.class)
                    .or(assignableTo(AccountCommand.class))
                    .or(assignableTo(TicketAccess.class)))
            .because("what happened is folded, never decided again");

    @ArchTest
    static final ArchRule knowsNoAggregate = noClasses()
            .should()
            .dependOnClassesThat()
            .areAnnotatedWith(AggregateRoot.class)
            .because("a read model is made of events, not of the model that decides");

    @ArchTest
    static final ArchRule readersStandAlone = slices().matching(
                    "ticketstream.projections.(requester|agentqueue|adminoverview|directory|audit)..")
            .should()
            .notDependOnEachOther()
            .because("each reader can be changed, rebuilt and removed without the others");

    private static final String[] ENGINE = {
        "ticketstream.projections.row",
        "ticketstream.projections.change",
        "ticketstream.projections.generation",
        "ticketstream.projections.deadletter",
        "ticketstream.projections.rebuild"
    };

    @ArchTest
    static final ArchRule theEngineKnowsNoReader = noClasses()
            .that(resideInAnyPackage(ENGINE))
            .should()
            .dependOnClassesThat(resideInAPackage("ticketstream.projections..").and(not(resideInAnyPackage(ENGINE))))
            .because("a further reader is added beside the others, not inside what they share");

    @ArchTest
    static final ArchRule theEngineHasNoCircles = slices().matching("ticketstream.projections.(*)..")
            .should()
            .beFreeOfCycles()
            .because("rows are written without knowing who rebuilds them");
}
