package org.zhenggai.engine.contract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhenggai.kernel.contract.ModelQuestion.Answer;

/**
 * Whether a condition always comes out as yes or no: comparisons and questions of that kind, joined by and, or, not and
 * brackets. Anything else may fail when an instance gets there, or be taken for no.
 */
public final class YesOrNo {

    private static final Pattern TEXT = Pattern.compile("'[^'\\\\]*'|\"[^\"\\\\]*\"");
    private static final Pattern QUESTION = Pattern.compile("\\b([A-Za-z]\\w*\\.\\w+)\\([^()]*\\)");
    private static final Pattern NAME =
            Pattern.compile("(?<![#@])\\b(?!(?:and|or|not|eq|ne|true|false)\\b)[A-Za-z]\\w*\\b");

    private YesOrNo() {}

    /** @param expression without the braces around it */
    public static boolean isOne(String expression, Contract contract) {
        // Each step leaves a sign: # is a value, @ is a yes or no.
        String left = TEXT.matcher(expression).replaceAll("#");
        Matcher question = QUESTION.matcher(left);
        left = question.replaceAll(found -> isYesOrNo(found.group(1), contract) ? "@" : "#");
        left = NAME.matcher(left)
                .replaceAll("#")
                .replaceAll("\\b(?:true|false)\\b", "@")
                .replaceAll("(?<![\\w.])-?\\d{1,9}(?:\\.\\d{1,9})?(?![\\w.])", "#")
                .replaceAll("\\b(?:eq)\\b", "==")
                .replaceAll("\\b(?:ne)\\b", "!=")
                .replaceAll("\\band\\b", "&&")
                .replaceAll("\\bor\\b", "||")
                .replaceAll("\\bnot\\b", "!")
                .replaceAll("\\s+", "");
        left = left.replaceAll("#(?:==|!=|>=|<=|>|<)#", "@").replaceAll("@(?:==|!=)@", "@");
        for (String before = ""; !before.equals(left); ) {
            before = left;
            left = left.replaceAll("!@", "@").replaceAll("\\(@\\)", "@").replaceAll("@(?:&&|\\|\\|)@", "@");
        }
        return left.equals("@");
    }

    private static boolean isYesOrNo(String question, Contract contract) {
        return contract.question(question)
                .filter(known -> known.gives() == Answer.YES_OR_NO)
                .isPresent();
    }
}
