package org.zhenggai.notice;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.zhenggai.VisibleDays;

/** A mail server that can be stopped and started again on the same port, and keeps what it took. */
final class Post {

    static final int PORT = freePort();

    private static final Post ONLY = new Post();

    /** What stands before an item's or a period's number. */
    private static final Pattern ROUND = Pattern.compile("\\d{4}年(?:巡视|巡察|审计|检查|反馈)(?:（\\d+）)? (?=\\d|第)");

    private final List<Mail> earlier = new ArrayList<>();
    private GreenMail server;

    private Post() {}

    /** A mail as its reader sees it. */
    record Mail(String to, String subject, String body, String id) {

        /** The same for tests that have one round: its short name is a number among all that other tests made. */
        Mail withoutRound() {
            return new Mail(
                    to,
                    ROUND.matcher(subject).replaceAll(""),
                    ROUND.matcher(body).replaceAll(""),
                    id);
        }
    }

    /** The one of all tests; running. */
    static Post office() {
        if (ONLY.server == null) {
            ONLY.start();
        }
        return ONLY;
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void start() {
        server = new GreenMail(new ServerSetup(PORT, "localhost", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    void stop() {
        earlier.addAll(taken());
        server.stop();
        server = null;
    }

    void forget() {
        earlier.clear();
        server.reset();
    }

    /** Everything that was taken, before and after the stops. */
    List<Mail> mails() {
        List<Mail> all = new ArrayList<>(earlier);
        all.addAll(server == null ? List.of() : taken());
        return all;
    }

    List<Mail> mailsTo(String username) {
        return wholeMailsTo(username).stream().map(Mail::withoutRound).toList();
    }

    List<Mail> wholeMailsTo(String username) {
        return mails().stream()
                .filter(mail -> mail.to().equals(username + "@town.test"))
                .toList();
    }

    private List<Mail> taken() {
        return Arrays.stream(server.getReceivedMessages()).map(Post::read).toList();
    }

    private static Mail read(MimeMessage message) {
        try {
            String body = message.getContent().toString().replace("\r\n", "\n");
            VisibleDays.ofText("a mail", message.getSubject() + "\n" + body);
            return new Mail(
                    message.getAllRecipients()[0].toString(), message.getSubject(), body, message.getMessageID());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
