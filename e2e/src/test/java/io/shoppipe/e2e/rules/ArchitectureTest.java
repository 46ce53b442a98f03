package io.shoppipe.e2e.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** Who may know whom, on the main classes of all modules. */
@AnalyzeClasses(packages = "io.shoppipe", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final int FEWEST_CLASSES = 150;
  private static final List<String> MODULES =
      List.of("python", "singer", "store", "tap", "warehouse", "models", "target", "e2e");

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices()
          .matching("io.shoppipe.(**)")
          .should()
          .beFreeOfCycles()
          .because(
              "packages that need each other can only be understood together: move the shared type"
                  + " into the lower package, or hand the upper one in as an interface of the lower");

  @ArchTest
  static final ArchRule TAP_DOES_NOT_KNOW_THE_OTHERS =
      noClasses()
          .that(resideInAPackage("io.shoppipe.tap.."))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "io.shoppipe.target..",
                  "io.shoppipe.warehouse..",
                  "io.shoppipe.models..",
                  "io.shoppipe.e2e.."))
          .because(
              "the tap speaks with any target, over the pipe only: what both need belongs in"
                  + " singer-common");

  @ArchTest
  static final ArchRule TARGET_DOES_NOT_KNOW_THE_TAP =
      noClasses()
          .that(resideInAPackage("io.shoppipe.target.."))
          .should()
          .dependOnClassesThat(resideInAnyPackage("io.shoppipe.tap..", "io.shoppipe.e2e.."))
          .because("the target takes any tap's messages: what both need belongs in singer-common");

  @ArchTest
  static final ArchRule PYTHON_STANDS_ALONE =
      classes()
          .that(resideInAPackage("io.shoppipe.python.."))
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("io.shoppipe.python..", "java..", "org.jspecify.."))
          .because(
              "Python's values serve templates and stream maps alike: give them what they need as a"
                  + " PythonObject or a PythonCallable");

  @ArchTest
  static final ArchRule COMMON_KNOWS_NO_OTHER_MODULE =
      noClasses()
          .that(resideInAPackage("io.shoppipe.singer.."))
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.shoppipe..")
                  .and(
                      DescribedPredicate.not(
                          resideInAnyPackage("io.shoppipe.singer..", "io.shoppipe.python.."))))
          .because(
              "singer-common is the bottom: hand it what it needs as an interface, a Runnable or a"
                  + " value");

  @ArchTest
  static final ArchRule WAREHOUSE_KNOWS_ONLY_THE_ERRORS =
      noClasses()
          .that(resideInAPackage("io.shoppipe.warehouse.."))
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.shoppipe..")
                  .and(
                      DescribedPredicate.not(
                          resideInAnyPackage(
                              "io.shoppipe.warehouse..", "io.shoppipe.singer.error"))))
          .because(
              "a warehouse knows nothing of Singer: decide in the target what is to be done and give"
                  + " the backend typed columns and rows");

  @ArchTest
  static final ArchRule STORES_KNOW_ONLY_ERRORS_AND_PROXIES =
      noClasses()
          .that(resideInAPackage("io.shoppipe.store.."))
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.shoppipe..")
                  .and(
                      DescribedPredicate.not(
                          resideInAnyPackage(
                              "io.shoppipe.store..",
                              "io.shoppipe.singer.error",
                              "io.shoppipe.singer.proxy"))))
          .because(
              "a store knows nothing of Singer: it lists, opens and puts objects, and its users know"
                  + " what is in them");

  @ArchTest
  static final ArchRule ONLY_THE_STORES_SPEAK_S3 =
      noClasses()
          .that(resideOutside("io.shoppipe.store.."))
          .should()
          .dependOnClassesThat(resideInAPackage("software.amazon.."))
          .because("objects go through io.shoppipe.store.Stores, so that failures read alike");

  @ArchTest
  static final ArchRule MODELS_KNOW_THE_WAREHOUSE_AND_THE_ERRORS =
      noClasses()
          .that(resideInAPackage("io.shoppipe.models.."))
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.shoppipe..")
                  .and(
                      DescribedPredicate.not(
                          resideInAnyPackage(
                              "io.shoppipe.models..",
                              "io.shoppipe.python..",
                              "io.shoppipe.warehouse..",
                              "io.shoppipe.singer.error"))))
          .because(
              "models are plain dbt and know nothing of Singer: pass what the target knows as"
                  + " variables or settings");

  @ArchTest
  static final ArchRule MODELS_KNOW_NO_BACKEND =
      noClasses()
          .that(resideInAnyPackage("io.shoppipe.models..", "io.shoppipe.target.."))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "io.shoppipe.warehouse.duckdb..", "io.shoppipe.warehouse.postgres.."))
          .because("a new warehouse must be one package: ask Dialect or Capabilities instead");

  @ArchTest
  static final ArchRule JINJA_STANDS_ALONE =
      classes()
          .that(resideInAPackage("io.shoppipe.models.jinja.."))
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "io.shoppipe.models.jinja..", "io.shoppipe.python..", "java..", "org.jspecify.."))
          .because(
              "the template engine is a language of its own: give it dbt's functions as host objects"
                  + " from io.shoppipe.models.render");

  @ArchTest
  static final ArchRule ONLY_THE_WAREHOUSE_SPEAKS_JDBC =
      noClasses()
          .that(resideOutside("io.shoppipe.warehouse.."))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.sql..", "javax.sql..", "org.duckdb..", "org.postgresql.."))
          .because(
              "SQL goes through io.shoppipe.warehouse.api.Session, so that failures read alike");

  @ArchTest
  static final ArchRule ONLY_THE_EDGE_PARSES_COMMAND_LINES =
      noClasses()
          .that(resideOutside("io.shoppipe..cli.."))
          .should()
          .dependOnClassesThat(resideInAPackage("picocli.."))
          .because("options belong in a cli package; hand their values inwards as a record");

  @ArchTest
  static final ArchRule ONLY_THE_EDGE_TOUCHES_THE_PROCESS =
      noClasses()
          .that(resideOutside("io.shoppipe..cli.."))
          .should()
          .accessField(System.class, "in")
          .orShould()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class)
          .because(
              "stdout is the protocol and tests run in this process: take a stream or the environment"
                  + " from ProgramIo, and throw a SingerException to end");

  @ArchTest
  static final ArchRule DECISIONS_ARE_PURE =
      noClasses()
          .that(pure())
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "java.io..",
                      "java.nio.file..",
                      "java.net..",
                      "org.slf4j..",
                      "java.util.concurrent")
                  .or(oneOf(java.time.Clock.class, Thread.class)))
          .because(
              "planners, dialects, the graph and the ledgers only decide: read files, ask the clock,"
                  + " log and start threads in their caller and pass in values");

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS =
      noClasses()
          .should()
          .haveNameMatching(".*(Utils?|Helper|Manager|Impl)")
          .orShould()
          .haveNameMatching(".*[.$]Abstract[A-Z].*")
          .because(
              "such a name says nothing: name the class after the one thing it does, and compose in"
                  + " place of a base class");

  @ArchTest
  static void theScanFindsAllModules(JavaClasses classes) {
    assertThat(classes).as("main classes found").hasSizeGreaterThan(FEWEST_CLASSES);
    for (String module : MODULES) {
      assertThat(classes.containPackage("io.shoppipe." + module))
          .as("classes of io.shoppipe.%s; add the module to e2e's dependencies", module)
          .isTrue();
    }
    assertThat(classes.stream().filter(pure()).count())
        .as("classes held to be pure")
        .isGreaterThan(10);
  }

  @ArchTest
  static void everyPackageIsNullMarked(JavaClasses classes) {
    Set<JavaPackage> packages = classes.getPackage("io.shoppipe").getSubpackagesInTree();
    assertThat(packages)
        .filteredOn(found -> !found.getClasses().isEmpty())
        .allSatisfy(
            found ->
                assertThat(found.tryGetAnnotationOfType(NullMarked.class))
                    .as(
                        "%s needs a package-info.java with @NullMarked and one sentence on what the"
                            + " package is for",
                        found.getName())
                    .isPresent());
  }

  private static DescribedPredicate<JavaClass> resideOutside(String packages) {
    return DescribedPredicate.not(resideInAPackage(packages));
  }

  private static DescribedPredicate<JavaClass> pure() {
    return resideInAnyPackage("io.shoppipe.target.plan..", "io.shoppipe.models.graph..")
        .or(
            DescribedPredicate.describe(
                "dialects and the target's ledger",
                type ->
                    type.getSimpleName().endsWith("Dialect")
                        || type.getName().equals("io.shoppipe.target.load.StateLedger")));
  }

  private static DescribedPredicate<JavaClass> oneOf(Class<?>... types) {
    List<String> names = List.of(types).stream().map(Class::getName).toList();
    return DescribedPredicate.describe("one of " + names, type -> names.contains(type.getName()));
  }
}
