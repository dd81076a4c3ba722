package org.zhenggai.people.mirror;

import java.util.ArrayList;
import java.util.List;
import org.operaton.bpm.engine.authorization.Groups;
import org.operaton.bpm.engine.identity.UserQuery;
import org.operaton.bpm.engine.impl.UserQueryImpl;
import org.operaton.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.operaton.bpm.engine.impl.identity.db.DbUserQueryImpl;
import org.operaton.bpm.engine.impl.interceptor.CommandContext;
import org.operaton.bpm.engine.impl.interceptor.CommandExecutor;
import org.operaton.bpm.engine.impl.persistence.GenericManagerFactory;
import org.springframework.stereotype.Component;
import org.zhenggai.people.Role;

/**
 * Administrators keep the group that they have in our tables and in the engine's, whichever engine made them. Operaton's web
 * apps ask for another one, and where nobody is in it they lead everybody to the set-up of the first administrator.
 */
@Component
class AdministratorsProcess extends AbstractProcessEnginePlugin {

    private static final String OURS = Role.CAMUNDA_ADMIN.code();

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setAdminGroups(new ArrayList<>(List.of(OURS)));
        engine.setIdentityProviderSessionFactory(new GenericManagerFactory(Provider.class));
    }

    public static final class Provider extends DbIdentityServiceProvider {

        @Override
        public UserQuery createUserQuery() {
            return new Query(Context.getProcessEngineConfiguration().getCommandExecutorTxRequired());
        }

        @Override
        public UserQueryImpl createUserQuery(CommandContext command) {
            return new Query(null);
        }
    }

    private static final class Query extends DbUserQueryImpl {

        private Query(CommandExecutor commands) {
            super(commands);
        }

        @Override
        public UserQuery memberOfGroup(String group) {
            return super.memberOfGroup(Groups.OPERATON_ADMIN.equals(group) ? OURS : group);
        }
    }
}
