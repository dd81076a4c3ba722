package org.zhenggai.notice.admin;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.zhenggai.kernel.setup.Preparation;
import org.zhenggai.kernel.setup.Step;
import org.zhenggai.kernel.setup.Step.Name;
import org.zhenggai.kernel.setup.Step.State;
import org.zhenggai.notice.channel.Channel;

/** Whether what is to be told reaches people beyond the pages. */
@Component
@RequiredArgsConstructor
class MailPreparation implements Preparation {

    private static final String PAGE = "/administration/notices";

    private final List<Channel> channels;

    @Override
    public Step step() {
        return of(channels.stream().anyMatch(Channel::isOn)).with(PAGE + "/mail.yml", "邮件设置示例.yml");
    }

    private static Step of(boolean isOn) {
        return isOn
                ? Step.ofAdministrator(Name.MAIL, State.DONE, "通知可以发出。人员表里填了邮箱的才收得到邮件。", PAGE)
                : Step.ofAdministrator(Name.MAIL, State.OPEN, "还没有设置邮件服务器，按示例填好，重新启动即可。不设也能用，通知只在本系统里看。", PAGE);
    }
}
