package ticketstream.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "ticketstream.benchmarks", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ONLY_PARTS_KNOWS_THE_PRODUCT = noClasses()
            .that()
            .resideOutsideOfPackage("ticketstream.benchmarks.parts")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "ticketstream.domain..",
                    "ticketstream.application..",
                    "ticketstream.projections..",
                    "ticketstream.embedded..",
                    "org.axonframework..")
            .because("a checker that shares the product's code shares its mistakes");
}
