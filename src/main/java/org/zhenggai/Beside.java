package org.zhenggai;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.zhenggai.kernel.Refusal;
import picocli.CommandLine;

/** The application on the data of a server, beside it: no page, no job, no mail, and no change of schema or models. */
final class Beside {

    private static final int H2_IN_USE = 90020;
    private static final int H2_NOT_FOUND = 90146;

    private Beside() {}

    /**
     * Does the work; what its user can mend is a sentence on standard error.
     *
     * @param page of the server on which the same is done while it holds its H2 file
     * @return the exit code
     */
    static int run(boolean isDemo, boolean isPostgres, ToIntFunction<ApplicationContext> work, String page) {
        List<String> profiles = new ArrayList<>(List.of("rules"));
        if (isDemo) {
            profiles.add("rules-demo");
        }
        if (isPostgres) {
            profiles.add("postgres");
        }
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(ZhenggaiApplication.class)
                .web(WebApplicationType.NONE)
                .profiles(profiles.toArray(String[]::new))
                .run()) {
            return work.applyAsInt(context);
        } catch (Refusal refusal) {
            System.err.println(refusal.getMessage());
            return CommandLine.ExitCode.USAGE;
        } catch (RuntimeException e) {
            Optional<String> sentence = sentence(e, page);
            if (sentence.isEmpty()) {
                throw e;
            }
            System.err.println(sentence.get());
            return CommandLine.ExitCode.USAGE;
        }
    }

    private static Optional<String> sentence(Throwable error, String page) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == H2_IN_USE) {
                return Optional.of("数据库正被运行中的服务器使用。请在网页“" + page + "”中办理，或者停机后再试。");
            }
            if (cause instanceof SQLException sql && sql.getErrorCode() == H2_NOT_FOUND) {
                return Optional.of("这个文件夹下没有数据库（data）。请在服务器启动时所在的文件夹运行，或者加 --demo、--postgres。");
            }
        }
        return Optional.empty();
    }
}
