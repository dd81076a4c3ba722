package org.zhenggai.kernel.gate;

import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.dto.ParseExceptionDto;
import org.glassfish.jersey.message.internal.MessageBodyProviderNotFoundException;
import org.zhenggai.kernel.Refusal;

/**
 * What a failure in the engine's REST means to whoever asked: the engine says 500 to a refusal, to a conflict and to what
 * nobody can read, and says it in English.
 *
 * @param isDaily whether it belongs to daily work, such as what a form refuses, and is nothing for the log
 */
record RestFault(int status, String sentence, boolean isDaily) {

    static final int UNAVAILABLE = 503;

    private static final int REFUSED = 422;
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ACCEPTABLE = 406;
    private static final int FAILED = 500;
    private static final int BROKEN = 400;

    private static final String CHANGED = "此任务刚刚有变动，没有办成，请刷新任务列表。";
    private static final String CLAIMED = "此任务已由他人认领，请刷新任务列表。";
    private static final String NOT_THERE = "没有找到，可能已经办完或者不在您可以查看的范围内。请刷新后再试。";
    private static final String NO_RIGHT = "您没有做这一步的权限，没有办成。需要时请联系管理员。";
    private static final String NO_OBJECTS = "提交的内容不是表单能填的，没有受理。请在待办任务中填写表单后提交。";

    /** The engine's words for a serialized Java object, which it takes from nobody, and for what it keeps nowhere. */
    private static final Pattern OBJECT = Pattern.compile("ENGINE-17007|Cannot find serializer");

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    /** What the failure means; empty where it is a fault of the server. */
    static Optional<RestFault> of(Throwable failure, boolean isForm) {
        Optional<Refusal> refusal = first(failure, Refusal.class);
        if (refusal.isPresent()) {
            return Optional.of(new RestFault(REFUSED, refusal.get().getMessage(), true));
        }
        if (has(failure, TaskAlreadyClaimedException.class)) {
            return Optional.of(new RestFault(CONFLICT, CLAIMED, true));
        }
        if (OvertakenProcess.explains(failure)) {
            return Optional.of(new RestFault(CONFLICT, CHANGED, true));
        }
        if (Outage.explains(failure)) {
            return Optional.of(new RestFault(UNAVAILABLE, Outage.sentence(failure), false));
        }
        // The engine looks into a task before it asks whether there is one.
        if (has(failure, NullValueException.class)
                || has(failure, NotFoundException.class)
                || isForm && has(failure, NullPointerException.class)) {
            return Optional.of(new RestFault(NOT_FOUND, NOT_THERE, false));
        }
        if (Causes.of(failure)
                .anyMatch(cause ->
                        OBJECT.matcher(String.valueOf(cause.getMessage())).find())) {
            return Optional.of(new RestFault(REFUSED, NO_OBJECTS, false));
        }
        // Asked for as a picture, or in another form that nothing here can be given in.
        if (has(failure, MessageBodyProviderNotFoundException.class)) {
            return Optional.of(new RestFault(NOT_ACCEPTABLE, BrokenRequest.ACCEPT.sentence(), false));
        }
        return Unreadable.explains(failure)
                ? Optional.of(new RestFault(BROKEN, BrokenRequest.CONTENT.sentence(), false))
                : Optional.empty();
    }

    /**
     * A sentence for what the engine refuses by itself, in English; empty where it is none of its own refusals, or tells a
     * designer what is wrong with his model.
     */
    static Optional<String> refusedInEnglish(int status, Object answer) {
        boolean isEnglish = !(answer instanceof ParseExceptionDto)
                && (!(answer instanceof ExceptionDto said)
                        || !CHINESE.matcher(String.valueOf(said.getMessage())).find());
        if (!isEnglish || status < BROKEN || status >= FAILED) {
            return Optional.empty();
        }
        return Optional.of(
                switch (status) {
                    case 401, 403 -> NO_RIGHT;
                    case NOT_FOUND -> NOT_THERE;
                    case CONFLICT -> CHANGED;
                    case 415 -> BrokenRequest.TYPE.sentence();
                    default -> BrokenRequest.CONTENT.sentence();
                });
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return first(failure, type).isPresent();
    }

    private static <T extends Throwable> Optional<T> first(Throwable failure, Class<T> type) {
        return Causes.of(failure).filter(type::isInstance).map(type::cast).findFirst();
    }
}
