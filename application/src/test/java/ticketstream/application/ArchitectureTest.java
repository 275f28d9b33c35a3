package ticketstream.application;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "ticketstream.application", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final DescribedPredicate<JavaClass> THE_DOMAIN = resideInAPackage("ticketstream.domain..");
    private static final DescribedPredicate<JavaClass> JAVA =
            resideInAnyPackage("java..", "javax.crypto..", "org.jspecify.annotations", "org.slf4j");
    private static final DescribedPredicate<JavaClass> EVENTS_AND_THEIR_LOG =
            resideInAnyPackage("org.axonframework..", "com.mongodb..", "org.bson..", "tools.jackson..");
    private static final DescribedPredicate<JavaClass> PUBLICATION =
            resideInAnyPackage("org.apache.kafka..", "io.cloudevents..", "com.fasterxml.jackson..");
    private static final DescribedPredicate<JavaClass> PASSWORDS =
            resideInAnyPackage("org.springframework.security.crypto..", "org.bouncycastle..", "com.nulabinc.zxcvbn..");

    @ArchTest
    static final ArchRule seesNeitherReadModelsNorTheWeb = classes()
            .should()
            .onlyDependOnClassesThat(resideInAPackage("ticketstream.application..")
                    .or(THE_DOMAIN)
                    .or(JAVA)
                    .or(EVENTS_AND_THEIR_LOG)
                    .or(PUBLICATION)
                    .or(PASSWORDS))
            .because("what may be done and what became of it must hold for every way in and every way of reading");

    @ArchTest
    static final ArchRule decidesAccessByTheDomainAlone = classes()
            .that()
            .resideInAPackage("ticketstream.application.access")
            .should()
            .onlyDependOnClassesThat(resideInAPackage("ticketstream.application.access")
                    .or(THE_DOMAIN)
                    .or(JAVA))
            .because("one can trust a rule on rights only when it fits on a screen and asks nobody");

    @ArchTest
    static final ArchRule hasNoCircles = slices().matching("ticketstream.application.(*)..")
            .should()
            .beFreeOfCycles()
            .because("packages in a circle are one package that nobody can read on its own");

    @ArchTest
    static final ArchRule namesThings = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Utils?|Helper|Manager|Base|Dto|Data|Info)")
            .because("such a word says where a class lies, not what it is");

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
