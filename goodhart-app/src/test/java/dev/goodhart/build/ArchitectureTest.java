package dev.goodhart.build;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
    /** Each module may use those before it. A module that a later issue adds takes its place in this list. */
    private static final List<String> ORDER = List.of(
            "goodhart-core",
            "goodhart-tabular",
            "goodhart-audit",
            "goodhart-neural",
            "goodhart-studies",
            "goodhart-app");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.goodhart");

    @Test
    void theClassesOfEveryModuleAreSeen() {
        assertThat(MAIN.contain("dev.goodhart.mdp.TabularMdp")).isTrue();
        assertThat(MAIN.contain("dev.goodhart.command.Goodhart")).isTrue();
        for (JavaClass type : MAIN) {
            assertThat(ORDER).as("the module of %s", type.getName()).contains(moduleOf(type));
        }
    }

    @Test
    void modulesDependInOneDirection() {
        for (JavaClass type : MAIN) {
            int place = ORDER.indexOf(moduleOf(type));
            for (var dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (target.getPackageName().startsWith("dev.goodhart")) {
                    assertThat(ORDER.indexOf(moduleOf(target)))
                            .as(dependency.getDescription())
                            .isLessThanOrEqualTo(place);
                }
            }
        }
    }

    @Test
    void thePomsDeclareTheSameDirectionAndNothingDependsOnTheBenchmarks() {
        for (Path module : Repository.modules()) {
            String name = module.getFileName().toString();
            List<String> used = Repository.elements(Repository.pom(module), "dependency").stream()
                    .filter(d -> Repository.child(d, "groupId").equals("dev.goodhart"))
                    .map(d -> Repository.child(d, "artifactId"))
                    .toList();
            List<String> allowed = ORDER.contains(name) ? ORDER.subList(0, ORDER.indexOf(name)) : ORDER;
            assertThat(allowed).as("what %s may depend on", name).containsAll(used);
        }
    }

    @Test
    void aPackageLivesInOneModule() {
        Map<String, Set<String>> modulesOfPackage = new TreeMap<>();
        for (Path module : Repository.modules()) {
            Path sources = module.resolve("src/main/java");
            for (Path file : Repository.filesBelow(sources, ".java")) {
                modulesOfPackage
                        .computeIfAbsent(
                                sources.relativize(file.getParent()).toString().replace('/', '.'), p -> new TreeSet<>())
                        .add(module.getFileName().toString());
            }
        }
        assertThat(modulesOfPackage).containsKey("dev.goodhart.benchmark");
        assertThat(modulesOfPackage)
                .allSatisfy((name, modules) ->
                        assertThat(modules).as("modules with package %s", name).hasSize(1));
    }

    @Test
    void aPackageIsNamedAfterAnIdea() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..", "..utils..", "..impl..", "..common..", "..model..", "..helper..", "..misc..")
                .check(MAIN);
    }

    @Test
    void aClassIsNamedAfterWhatItIs() {
        noClasses()
                .should()
                .haveNameMatching(".*\\.(\\w*(Impl|Utils?|Helper|Manager)|Base[A-Z]\\w*|Abstract[A-Z]\\w*)")
                .check(MAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"goodhart-core", "goodhart-tabular", "goodhart-audit", "goodhart-neural"})
    void packagesHaveNoCycles(String module) {
        JavaClasses ofModule = MAIN.that(
                DescribedPredicate.describe(module, type -> moduleOf(type).equals(module)));
        slices().matching("dev.goodhart.(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(ofModule);
    }

    @Test
    void onlyTheCommandPrintsOrExits() {
        silent().check(MAIN);
    }

    @Test
    void randomnessComesFromASeedTree() {
        unseeded().check(MAIN);
    }

    @Test
    void studiesDependOnNothingOutsideTheirTrial() {
        noClasses()
                .that(DescribedPredicate.describe(
                        "are study code",
                        type -> moduleOf(type).equals("goodhart-studies")
                                || type.getPackageName().equals("dev.goodhart.study")))
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(MAIN);
    }

    /** The rule above would be worth nothing if it let these through. */
    @Test
    void unseededRandomnessIsFound() {
        JavaClasses offenders = new ClassFileImporter()
                .importClasses(MathRandom.class, OldRandom.class, OfTheThread.class, Shuffled.class, Default.class);
        for (JavaClass offender : offenders) {
            JavaClasses one = offenders.that(DescribedPredicate.equalTo(offender));
            assertThatThrownBy(() -> unseeded().check(one))
                    .as(offender.getSimpleName())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(offender.getSimpleName());
        }
        assertThat(offenders).hasSize(5);
    }

    @Test
    void printingAndExitingAreFound() {
        JavaClasses offender = new ClassFileImporter().importClasses(Loud.class);

        assertThatThrownBy(() -> silent().check(offender))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("System.out", "System.err", "System.exit", "printStackTrace");
    }

    private static ArchRule silent() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("dev.goodhart.command..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethodWhere(target(HasName.Predicates.name("printStackTrace")));
    }

    private static ArchRule unseeded() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(Collections.class, "shuffle", List.class)
                .orShould()
                .callMethod(RandomGenerator.class, "getDefault");
    }

    private static String moduleOf(JavaClass type) {
        String location = type.getSource()
                .map(source -> source.getUri().toString())
                .orElseThrow(() -> new IllegalStateException(type + " has no source"));
        return ORDER.stream()
                .filter(module -> location.contains("/" + module + "/target/"))
                .findFirst()
                .orElse(location);
    }

    private static final class Loud {
        void shout(Exception problem) {
            System.out.println("out");
            System.err.println("err");
            problem.printStackTrace();
            System.exit(1);
        }
    }

    private static final class MathRandom {
        double draw() {
            return Math.random();
        }
    }

    private static final class OldRandom {
        double draw() {
            return new java.util.Random(1).nextDouble();
        }
    }

    private static final class OfTheThread {
        double draw() {
            return ThreadLocalRandom.current().nextDouble();
        }
    }

    private static final class Shuffled {
        void draw(List<Integer> deck) {
            Collections.shuffle(deck);
        }
    }

    private static final class Default {
        double draw() {
            return RandomGenerator.getDefault().nextDouble();
        }
    }
}
