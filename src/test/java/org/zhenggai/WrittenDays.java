package org.zhenggai;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.Handle;
import org.springframework.asm.Label;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;

/**
 * Where our classes turn a day or a time into text without asking {@code kernel.Days}: by {@code +}, by {@code toString} and the like, by
 * {@code formatted}, by a pattern of their own. Read from the compiled classes, because only they say what {@code a + b} is made of.
 */
final class WrittenDays extends ClassVisitor {

    private static final Set<String> TIMES = Set.of(
            "java/time/LocalDate",
            "java/time/LocalDateTime",
            "java/time/Instant",
            "java/time/ZonedDateTime",
            "java/time/OffsetDateTime",
            "java/sql/Timestamp",
            "java/sql/Date",
            "java/util/Date");

    private final String name;
    private final Map<String, Set<String>> found;

    private WrittenDays(String name, Map<String, Set<String>> found) {
        super(Opcodes.ASM9);
        this.name = name;
        this.found = found;
    }

    /** Kinds of writing by class and method, {@code kernel.Refusal#unless}, of all classes in a folder. */
    static Map<String, Set<String>> in(Path classes) throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(classes)) {
            files = walk.filter(file -> file.toString().endsWith(".class")).toList();
        }
        for (Path file : files) {
            try (InputStream bytes = Files.newInputStream(file)) {
                ClassReader reader = new ClassReader(bytes);
                String name = reader.getClassName().replace('/', '.').replace("org.zhenggai.", "");
                reader.accept(new WrittenDays(name, found), 0);
            }
        }
        return found;
    }

    @Override
    public MethodVisitor visitMethod(int access, String method, String type, String signature, String[] exceptions) {
        return new Body(method);
    }

    private static boolean isTime(Type type) {
        return type.getSort() == Type.OBJECT && TIMES.contains(type.getInternalName());
    }

    /** Follows what was put on the stack last; locals are named only at the end of a method. */
    private final class Body extends MethodVisitor {

        private record Load(int local, int at, String use) {}

        private record Local(int index, int from, int until) {

            boolean holds(Load load) {
                return index == load.local && from <= load.at && load.at <= until;
            }
        }

        private final String method;
        private final Map<Label, Integer> places = new HashMap<>();
        private final List<Load> loads = new ArrayList<>();
        private final List<Local> locals = new ArrayList<>();
        private final List<Load> stored = new ArrayList<>();
        private boolean isTimeInArray;
        private int at;
        private Type last;
        private int lastLocal = -1;

        Body(String method) {
            super(Opcodes.ASM9);
            this.method = method;
        }

        private void pushed(Type type, int local) {
            at++;
            last = type;
            lastLocal = local;
        }

        private void found(String how) {
            found.computeIfAbsent(name + "#" + method, key -> new HashSet<>()).add(how);
        }

        /** What lies on top is turned into text. */
        private void written(String how) {
            if (last != null && isTime(last)) {
                found(how);
            } else if (lastLocal >= 0) {
                loads.add(new Load(lastLocal, at, how));
            }
        }

        @Override
        public void visitLabel(Label label) {
            places.put(label, at);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.AASTORE) {
                if (last != null && isTime(last)) {
                    isTimeInArray = true;
                } else if (lastLocal >= 0) {
                    stored.add(new Load(lastLocal, at, "formatted"));
                }
            }
            pushed(null, -1);
        }

        @Override
        public void visitVarInsn(int opcode, int local) {
            pushed(null, opcode == Opcodes.ALOAD ? local : -1);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String type) {
            pushed(Type.getType(type), -1);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            pushed(Type.getObjectType(type), -1);
        }

        @Override
        public void visitLdcInsn(Object value) {
            pushed(null, -1);
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            pushed(null, -1);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            at++;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String called, String type, boolean isInterface) {
            boolean isText = owner.equals("java/lang/String") || owner.equals("java/util/Objects");
            if (TIMES.contains(owner) && called.equals("toString")) {
                found("toString");
            }
            if (isText && (called.equals("valueOf") || called.equals("toString"))) {
                written(called);
            }
            if (owner.equals("java/lang/StringBuilder") && called.equals("append")) {
                written(called);
            }
            if (owner.equals("java/time/format/DateTimeFormatter")
                    && (called.startsWith("format") || called.equals("ofPattern"))) {
                found("DateTimeFormatter");
            }
            if (type.contains("[Ljava/lang/Object;)")) {
                boolean isFormat = called.equals("formatted") || called.equals("format");
                if (isFormat && isTimeInArray) {
                    found("formatted");
                }
                if (isFormat) {
                    loads.addAll(stored);
                }
                isTimeInArray = false;
                stored.clear();
            }
            pushed(Type.getReturnType(type), -1);
        }

        @Override
        public void visitInvokeDynamicInsn(String called, String type, Handle bootstrap, Object... arguments) {
            if (called.startsWith("makeConcat")) {
                for (Type part : Type.getArgumentTypes(type)) {
                    if (isTime(part)) {
                        found("+");
                    }
                }
            }
            for (Object argument : arguments) {
                if (argument instanceof Handle handle
                        && TIMES.contains(handle.getOwner())
                        && handle.getName().equals("toString")) {
                    found("::toString");
                }
            }
            pushed(Type.getReturnType(type), -1);
        }

        @Override
        public void visitLocalVariable(
                String local, String type, String signature, Label from, Label until, int index) {
            if (isTime(Type.getType(type))) {
                locals.add(new Local(index, places.get(from), places.get(until)));
            }
        }

        @Override
        public void visitEnd() {
            for (Load load : loads) {
                if (locals.stream().anyMatch(local -> local.holds(load))) {
                    found(load.use);
                }
            }
        }
    }
}
