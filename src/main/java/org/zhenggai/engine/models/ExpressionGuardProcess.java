package org.zhenggai.engine.models;

import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.springframework.beans.factory.BeanFactory;
import org.zhenggai.engine.TaskIdsProcess;
import org.zhenggai.engine.contract.Contract;
import org.zhenggai.engine.contract.Contract.QuestionEntry;
import org.zhenggai.engine.models.Questions.Facade;
import org.zhenggai.kernel.contract.ModelProcess;

/**
 * Stands before the engine's own resolvers of names. A step or a listener is found in the processes that it belongs to; a
 * question is asked with the key of the instance that asks, and of the right kind; of the instance itself nothing is
 * read but its business key.
 */
@RequiredArgsConstructor
final class ExpressionGuardProcess extends ELResolver {

    private final Contract contract;
    private final Questions questions;
    private final BeanFactory beans;

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (base != null) {
            if (base instanceof DelegateExecution && "processBusinessKey".equals(property)) {
                return null;
            }
            throw new ELException("模型中的表达式不能读取“" + property + "”。");
        }
        String name = String.valueOf(property);
        Optional<List<String>> homes = contract.step(name)
                .map(Contract.StepEntry::processes)
                .or(() -> contract.task(name).map(task -> List.of(task.process())));
        Object found = homes.isPresent()
                ? bean(context, name, homes.get())
                : questions.facade(name).orElse(null);
        if (found != null) {
            context.setPropertyResolved(true);
        }
        return found;
    }

    private Object bean(ELContext context, String name, List<String> homes) {
        String process = execution(context)
                .map(one -> TaskIdsProcess.model(one.getProcessDefinitionId()))
                .orElse("");
        boolean isAtHome = homes.isEmpty() ? ModelProcess.keyOf(process).isPresent() : homes.contains(process);
        if (!isAtHome) {
            throw new ELException("“" + name + "”不能用在流程“" + process + "”中。可用的委托和监听器见 processes/README.md。");
        }
        return beans.getBean(name);
    }

    @Override
    public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] parameters) {
        if (base instanceof Facade facade) {
            QuestionEntry question = questions
                    .of(facade, method, parameters.length)
                    .orElseThrow(() -> new ELException("模型中的表达式不能调用“" + facade.name() + "." + method + "”。"));
            requireOwnKey(context, question, parameters);
            context.setPropertyResolved(true);
            return questions.ask(facade, question, parameters);
        }
        if (base != null) {
            throw new ELException("模型中的表达式不能调用“" + method + "”。");
        }
        return null;
    }

    /** A question about a case is asked by the instance of that case, about itself. */
    private static void requireOwnKey(ELContext context, QuestionEntry question, Object... parameters) {
        if (question.keys().isEmpty()) {
            return;
        }
        boolean isOwn = execution(context)
                .filter(one -> ModelProcess.keyOf(TaskIdsProcess.model(one.getProcessDefinitionId()))
                        .filter(question.keys()::contains)
                        .isPresent())
                .map(DelegateExecution::getProcessBusinessKey)
                .filter(key -> Objects.equals(key, parameters[0]))
                .isPresent();
        if (!isOwn) {
            throw new ELException("“" + question.name() + "”只能问本流程自己的业务键（execution.processBusinessKey），且业务键须是"
                    + question.keys().get(0).word() + "。");
        }
    }

    /** The instance whose expression this is; empty for a filter of Tasklist, and before there is an instance. */
    private static Optional<DelegateExecution> execution(ELContext context) {
        Object scope = context.getContext(VariableScope.class);
        if (scope instanceof DelegateTask task) {
            return Optional.ofNullable(task.getExecution());
        }
        return scope instanceof DelegateExecution execution ? Optional.of(execution) : Optional.empty();
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        throw new ELException("模型中的表达式不能写入“" + property + "”。");
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return null;
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return true;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return null;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return Collections.emptyIterator();
    }
}
