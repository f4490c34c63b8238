package dev.framegate.kit.mutation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Numbers the lines of classes, and lets them tell in {@link LineHits} which run. */
final class LineNumbers {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> lines = new ArrayList<>();

  /** A line as text: {@code dev.framegate.gateway.Gateway:12}. */
  static String line(String className, int line) {
    return className + ":" + line;
  }

  /** Lines that were numbered by an earlier run, in their order. */
  synchronized void restore(List<String> earlier) {
    earlier.forEach(this::number);
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  synchronized int size() {
    return lines.size();
  }

  /** The line of a number. */
  synchronized String line(int number) {
    return lines.get(number);
  }

  private synchronized int number(String line) {
    return numbers.computeIfAbsent(
        line,
        added -> {
          lines.add(added);
          if (lines.size() >= LineHits.MOST) {
            throw new IllegalStateException(
                "The classes have more than " + LineHits.MOST + " lines");
          }
          return lines.size() - 1;
        });
  }

  /** The class, telling what lines run. */
  byte[] instrumented(String name, byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String method, String type, String generic, String[] thrown) {
            return new Method(name, super.visitMethod(access, method, type, generic, thrown));
          }
        },
        ClassReader.SKIP_FRAMES);
    return writer.toByteArray();
  }

  /** Marks a line before its first instruction. */
  private final class Method extends MethodVisitor {
    private static final String HITS = Type.getInternalName(LineHits.class);

    private final String className;
    private int started = -1;

    Method(String className, MethodVisitor next) {
      super(Opcodes.ASM9, next);
      this.className = className;
    }

    @Override
    public void visitLineNumber(int line, Label start) {
      super.visitLineNumber(line, start);
      started = number(line(className, line));
    }

    private void mark() {
      if (started >= 0) {
        super.visitLdcInsn(started);
        super.visitMethodInsn(Opcodes.INVOKESTATIC, HITS, "hit", "(I)V", false);
        started = -1;
      }
    }

    @Override
    public void visitInsn(int opcode) {
      mark();
      super.visitInsn(opcode);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
      mark();
      super.visitIntInsn(opcode, operand);
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
      mark();
      super.visitVarInsn(opcode, variable);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      mark();
      super.visitTypeInsn(opcode, type);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String type) {
      mark();
      super.visitFieldInsn(opcode, owner, name, type);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String type, boolean own) {
      mark();
      super.visitMethodInsn(opcode, owner, name, type, own);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String type, Handle bootstrap, Object... arguments) {
      mark();
      super.visitInvokeDynamicInsn(name, type, bootstrap, arguments);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      mark();
      super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitLdcInsn(Object value) {
      mark();
      super.visitLdcInsn(value);
    }

    @Override
    public void visitIincInsn(int variable, int increment) {
      mark();
      super.visitIincInsn(variable, increment);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
      mark();
      super.visitTableSwitchInsn(min, max, other, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
      mark();
      super.visitLookupSwitchInsn(other, keys, labels);
    }
  }
}
