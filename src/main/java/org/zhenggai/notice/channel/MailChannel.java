package org.zhenggai.notice.channel;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.zhenggai.notice.Links;
import org.zhenggai.notice.NoticeSettings;

/** Mail by the SMTP server of {@code spring.mail}; without a host there is none. */
@Component
class MailChannel implements Channel {

    private final JavaMailSender sender;
    private final NoticeSettings settings;
    private final Links links;
    private final Clock clock;

    MailChannel(ObjectProvider<JavaMailSender> sender, NoticeSettings settings, Links links, Clock clock) {
        this.sender = sender.getIfAvailable();
        this.settings = settings;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.MAIL;
    }

    @Override
    public boolean isOn() {
        return sender != null;
    }

    @Override
    public void send(Message message) throws Unreachable, Rejected {
        try {
            sender.send(mail(message));
        } catch (MailAuthenticationException e) {
            throw new Unreachable("邮件服务器不接受用户名或密码", e);
        } catch (MailSendException e) {
            // Spring names a cause only when it did not get as far as a message.
            if (e.getCause() != null) {
                throw new Unreachable("连不上邮件服务器：" + e.getCause().getMessage(), e);
            }
            throw new Rejected("邮件服务器没有收下：" + e.getMessageExceptions()[0].getMessage(), e);
        } catch (MailException | MessagingException e) {
            throw new Rejected("邮件写不成：" + e.getMessage(), e);
        }
    }

    private MimeMessage mail(Message message) throws MessagingException {
        MimeMessage mail = sender.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(mail, StandardCharsets.UTF_8.name());
        helper.setFrom(settings.sender());
        helper.setTo(message.email());
        helper.setSubject(message.subject());
        helper.setText(message.body());
        helper.setSentDate(Date.from(clock.instant()));
        mail.setHeader("Message-ID", "<" + message.id() + "@" + links.host() + ">");
        // So that nobody's absence is answered back.
        mail.setHeader("Auto-Submitted", "auto-generated");
        return mail;
    }
}
