package ticketstream.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "ticketstream.web", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ONLY_THE_RUNTIME_KNOWS_EMBEDDED_SERVERS = noClasses()
            .that()
            .resideOutsideOfPackage("ticketstream.web.runtime..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ticketstream.embedded..")
            .because("the same desk runs on servers given by address");

    @ArchTest
    static final ArchRule CONTROLLERS_REACH_DATA_THROUGH_WHAT_ASKS_THE_POLICY = noClasses()
            .that()
            .haveSimpleNameEndingWith("Controller")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "org.bson..", "ticketstream.projections..", "org.apache.kafka..")
            .because("a controller that reads by itself would forget to ask who may see it");

    @ArchTest
    static final ArchRule LIVE_AND_TICKETS_MEET_ONLY_IN_THE_RUNTIME = noClasses()
            .that()
            .resideInAPackage("ticketstream.web.live..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ticketstream.web.ticket..", "ticketstream.web.account..", "ticketstream.web.session..")
            .because("features of the edge are wired together in one place");
}
