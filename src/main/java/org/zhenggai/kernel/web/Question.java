package org.zhenggai.kernel.web;

import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;

/**
 * Asks once before an act that cannot be taken back, with what follows from it; works without script. A controller answers
 * with {@link #ask} until the request says {@code confirmed=true}.
 *
 * @param title what is asked
 * @param consequence what follows, in a sentence
 * @param rows what it is done to, each in words; may be empty
 * @param action where the confirmed form goes, relative to the application
 * @param fields what was sent, to be sent again
 * @param button word of the button that does it
 * @param back where one goes who does not want it
 */
public record Question(
        String title,
        String consequence,
        List<String> rows,
        String action,
        Map<String, List<String>> fields,
        String button,
        String back) {

    /** A question about one thing, with nothing more to send. */
    public Question(String title, String consequence, String action, String button, String back) {
        this(title, consequence, List.of(), action, Map.of(), button, back);
    }

    /** The name of the page that asks. */
    public String ask(Model page) {
        page.addAttribute("question", this);
        return "question";
    }
}
