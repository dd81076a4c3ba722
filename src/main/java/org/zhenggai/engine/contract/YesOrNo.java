package org.zhenggai.engine.contract;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lombok.RequiredArgsConstructor;
import org.zhenggai.engine.contract.Contract.QuestionEntry;
import org.zhenggai.engine.contract.Contract.VariableEntry;
import org.zhenggai.kernel.contract.ModelQuestion.Answer;

/**
 * Whether a condition is always yes or no: comparisons of something known with a literal of its kind, and questions that
 * say yes or no, joined. Anything else could fail when a case comes to it.
 */
@RequiredArgsConstructor
public final class YesOrNo {

    private static final String LITERAL = "'[^'\\\\]*'|\"[^\"\\\\]*\"|\\d{1,9}|true\\b|false\\b";
    private static final String ASKED = "[A-Za-z]\\w*\\.[A-Za-z]\\w*\\([^()]*\\)|[A-Za-z]\\w*";
    private static final String COMPARED = "==|!=|<=|>=|<|>|eq\\b|ne\\b|lt\\b|gt\\b|le\\b|ge\\b";
    private static final Pattern TURNED =
            Pattern.compile("(" + LITERAL + ")\\s*(==|!=|eq\\b|ne\\b)\\s*(" + ASKED + ")");
    private static final Pattern ATOM =
            Pattern.compile("(" + ASKED + ")(?:\\s*(" + COMPARED + ")\\s*(" + LITERAL + "))?");
    private static final Pattern NOT = Pattern.compile("!|not\\b");
    private static final Pattern JOINED = Pattern.compile("&&|\\|\\||and\\b|or\\b");

    /** Of what an instance carries; all else is words. */
    private static final Set<String> NUMBERS = Set.of("level");

    private static final int DEEPEST = 40;

    private final Contract contract;
    private final String text;
    private int at;
    private int depth;

    public boolean isSure() {
        return joined() && at == text.length();
    }

    private boolean joined() {
        if (++depth > DEEPEST) {
            return false;
        }
        boolean isFine = one();
        while (isFine && next(JOINED).isPresent()) {
            isFine = one();
        }
        depth--;
        return isFine;
    }

    private boolean one() {
        boolean isTurnedOver = true;
        while (isTurnedOver) {
            isTurnedOver = next(NOT).isPresent();
        }
        if (at < text.length() && text.charAt(at) == '(') {
            at++;
            boolean isFine = joined() && at < text.length() && text.charAt(at) == ')';
            at++;
            blanks();
            return isFine;
        }
        Optional<Matcher> turned = next(TURNED);
        if (turned.isPresent()) {
            return fits(
                    turned.get().group(3), turned.get().group(2), turned.get().group(1));
        }
        return next(ATOM)
                .filter(atom -> fits(atom.group(1), atom.group(2), atom.group(3)))
                .isPresent();
    }

    private boolean fits(String asked, String compared, String literal) {
        Optional<VariableEntry> variable = contract.variable(asked);
        if (variable.isPresent()) {
            return compared != null && (NUMBERS.contains(asked) ? literal.matches("\\d+") : isWord(compared, literal));
        }
        Optional<Answer> gives = Optional.of(asked)
                .filter(one -> one.contains("("))
                .flatMap(one -> contract.question(one.substring(0, one.indexOf('('))))
                .map(QuestionEntry::gives);
        if (gives.isEmpty()) {
            return false;
        }
        return switch (gives.get()) {
            case YES_OR_NO -> compared == null || isSame(compared) && literal.matches("true|false");
            case NUMBER -> compared != null && literal.matches("\\d+");
            case WORD, GROUP -> compared != null && isWord(compared, literal);
            default -> false;
        };
    }

    private static boolean isWord(String compared, String literal) {
        return isSame(compared) && literal.matches("['\"].*");
    }

    private static boolean isSame(String compared) {
        return compared.matches("==|!=|eq|ne");
    }

    private Optional<Matcher> next(Pattern pattern) {
        blanks();
        Matcher found = pattern.matcher(text).region(at, text.length());
        if (!found.lookingAt()) {
            return Optional.empty();
        }
        at = found.end();
        blanks();
        return Optional.of(found);
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
