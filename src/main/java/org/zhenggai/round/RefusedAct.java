package org.zhenggai.round;

/**
 * Somebody tried what he may not do; told before the refusal is thrown, so that it is kept although everything else of
 * the attempt is undone.
 *
 * @param user who tried it; {@code system} for the server itself
 * @param concerned who would have got or done the task
 * @param task key of the task, such as {@code verifyItem}
 * @param word what people call the task, such as {@code 核验整改成效}
 * @param item null when the task is about no single item
 * @param sentence what he was told
 */
public record RefusedAct(String user, String concerned, String task, String word, Long item, Way way, String sentence) {

    /** How he tried it. */
    public enum Way {
        CLAIMED("认领任务"),
        ASSIGNED("指派任务"),
        NAMED_CANDIDATE("列为办理人"),
        COMPLETED("办理任务"),
        FORGED("提交表单以外的内容"),
        CLOSED_DOOR("经接口改动任务");

        private final String word;

        Way(String word) {
            this.word = word;
        }

        /** The word users read. */
        public String word() {
            return word;
        }
    }
}
