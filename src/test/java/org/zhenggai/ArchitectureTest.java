package org.zhenggai;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec;

/** What the design says of packages and classes (docs/adr), held by force. */
@AnalyzeClasses(packages = "org.zhenggai", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** A class longer than this has more than one thing to say. */
    private static final int LONGEST_CLASS = 250;

    /** A delegate reads ids, calls one service and sets outputs. */
    private static final int LONGEST_DELEGATE = 5;

    /** Name and lines of a method that makes one; formatting puts its last brace at its own indentation. */
    private static final Pattern DELEGATE = Pattern.compile(
            "@Bean\\s+(?:@ModelStep\\([^)]*\\)\\s+)?JavaDelegate (\\w+)[^{]*\\{\\n(.*?)\\n    }\\n", Pattern.DOTALL);

    @ArchTest
    static final ArchRule features_do_not_depend_on_each_other_in_circles =
            slices().matching("org.zhenggai.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_the_named_few_know_the_engine = noClasses()
            .that()
            .haveNameNotMatching(".*(Listener|Process|Configuration)(\\$.*)?")
            .and()
            .haveNameNotMatching(
                    "org\\.zhenggai\\.(engine\\.(view\\.ViewSerializer|view\\.ViewValue|models\\.check\\.feel\\.Feel|BusinessKey|Step)|kernel\\.gate\\.RestFault)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..")
            .because("the engine moves and the tables remember: services are plain Java and SQL");

    @ArchTest
    static final ArchRule delegates_are_beans_of_a_line_beside_the_listeners = noClasses()
            .should()
            .implement(JavaDelegate.class)
            .because("the steps of a feature read like a table in its *TaskConfiguration (ADR 0009)");

    @ArchTest
    static final ArchRule delegates_are_named_so = methods()
            .that()
            .haveRawReturnType(JavaDelegate.class)
            .and()
            .areAnnotatedWith(Bean.class)
            .should()
            .haveNameEndingWith("Delegate");

    @ArchTest
    static final ArchRule the_parser_is_plain_java = noClasses()
            .that()
            .resideInAPackage("org.zhenggai.intake.parse..")
            .should()
            .transitivelyDependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.camunda..", "picocli..");

    @ArchTest
    static final ArchRule beans_get_what_they_need_by_constructor = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule time_comes_from_the_clock = noClasses()
            .should()
            .callCodeUnitWhere(describe("the time is asked of the machine", ArchitectureTest::asksTheMachine))
            .because("a round is replayed in seconds and timers, tables and pages must agree on the time");

    @ArchTest
    static final ArchRule rows_are_read_as_lists = noClasses()
            .that()
            .doNotHaveSimpleName("Ledger")
            .should()
            .callMethod(MappedQuerySpec.class, "stream")
            .because("whoever does not close such a stream keeps its connection; Ledger does, for its long CSV");

    private static boolean asksTheMachine(JavaCall<?> call) {
        CodeUnitCallTarget target = call.getTarget();
        String owner = target.getOwner().getName();
        boolean isNow = owner.startsWith("java.time.")
                && target.getName().equals("now")
                && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        boolean isSystemClock =
                owner.equals(Clock.class.getName()) && target.getName().startsWith("system");
        boolean isNewDate = owner.equals(Date.class.getName())
                && target.getName().equals("<init>")
                && target.getRawParameterTypes().isEmpty();
        boolean isMillis =
                owner.equals(System.class.getName()) && target.getName().equals("currentTimeMillis");
        return isNow || isSystemClock || isNewDate || isMillis;
    }

    @Test
    void noClassIsTooLong() throws IOException {
        Map<Path, Long> tooLong = new TreeMap<>();
        for (Path file : sources()) {
            try (Stream<String> lines = Files.lines(file)) {
                long length = lines.filter(line -> !line.startsWith("import ")).count();
                if (length > LONGEST_CLASS) {
                    tooLong.put(file, length);
                }
            }
        }
        assertThat(tooLong)
                .as("files of more than %d lines without their imports", LONGEST_CLASS)
                .isEmpty();
    }

    @Test
    void delegatesAreThin() throws IOException {
        Map<String, Long> lengths = new TreeMap<>();
        for (Path file : sources()) {
            Matcher delegate = DELEGATE.matcher(Files.readString(file));
            while (delegate.find()) {
                lengths.put(delegate.group(1), delegate.group(2).lines().count());
            }
        }
        assertThat(lengths).isNotEmpty();
        assertThat(lengths)
                .allSatisfy((bean, length) ->
                        assertThat(length).as("lines of %s", bean).isBetween(1L, (long) LONGEST_DELEGATE));
    }

    private static Iterable<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/zhenggai"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
