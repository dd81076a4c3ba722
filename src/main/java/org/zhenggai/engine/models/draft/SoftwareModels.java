package org.zhenggai.engine.models.draft;

import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhenggai.engine.models.compare.ModelSet;

/** At each start what the software brings meets what runs. */
@Component
class SoftwareModels implements InitializingBean {

    private final SoftwareMerge merge;
    private final TransactionTemplate transactions;
    private final boolean isOn;
    private final List<String> folders;

    SoftwareModels(
            SoftwareMerge merge,
            TransactionTemplate transactions,
            @Value("${zhenggai.models.deploy:true}") boolean isOn,
            @Value("${zhenggai.models.folder:}") List<String> folders) {
        this.merge = merge;
        this.transactions = transactions;
        this.isOn = isOn;
        this.folders = folders;
    }

    @Override
    public void afterPropertiesSet() {
        if (isOn) {
            ModelSet brought =
                    ModelFolders.packagedWith(folders.stream().map(Path::of).toList());
            transactions.executeWithoutResult(status -> merge.at(brought));
        }
    }
}
