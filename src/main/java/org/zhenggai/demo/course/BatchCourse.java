package org.zhenggai.demo.course;

import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.zhenggai.closing.signoff.BatchSigning;
import org.zhenggai.closing.signoff.Openings;
import org.zhenggai.demo.ReplayProcess.Waiting;
import org.zhenggai.people.Directory;
import org.zhenggai.people.Viewer;

/**
 * The secretary of the sample signs together what waits on the same day. He forgets to open the last one, which is refused
 * and which he then signs by itself.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class BatchCourse {

    private static final int WORTH_IT = 3;

    private final BatchSigning batches;
    private final Openings openings;
    private final Directory directory;

    /** Signs these tasks of items if they are worth a batch; what is left waits on. */
    public void sign(String user, List<Waiting> agreed) {
        if (agreed.size() < WORTH_IT) {
            return;
        }
        agreed.subList(0, agreed.size() - 1).forEach(task -> openings.record(user, task.id()));
        Viewer viewer = Viewer.of(user, directory.nameOf(user), directory.groupsOf(user));
        batches.sign(viewer, agreed.stream().map(Waiting::task).toList(), "已阅档案，同意销号。");
    }
}
