package io.github.kisroutes.cluster;

import io.github.kisroutes.KisRoutes;
import io.github.kisroutes.config.check.SettingsSource;
import io.github.kisroutes.wiring.KisBeans;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.apache.camel.main.Main;

/**
 * The product on a machine whose clock is ten minutes ahead. Our own classes take their clock from outside; Quartz reads the
 * machine's, so its classes are loaded with another one in its place.
 */
public final class FastClockNode {
    static final Duration AHEAD = Duration.ofMinutes(10);

    private FastClockNode() {}

    public static void main(String[] args) throws Exception {
        ClassLoader fast = new Loader();
        Thread.currentThread().setContextClassLoader(fast);
        fast.loadClass(FastClockNode.class.getName()).getMethod("run").invoke(null);
    }

    /** Within the loader. */
    public static void run() throws Exception {
        Clock clock = Clock.offset(Clock.systemUTC(), AHEAD);
        try (KisBeans beans = KisBeans.open(SettingsSource.ofProcess().load(), clock)) {
            KisRoutes.prepared(new Main(), beans).run();
        }
    }

    /** What Quartz calls instead of {@code System.currentTimeMillis()}. */
    public static long millis() {
        return System.currentTimeMillis() + AHEAD.toMillis();
    }

    private static final class Loader extends URLClassLoader {
        Loader() {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        private static URL[] classPath() {
            return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(Path::of)
                    .map(Loader::url)
                    .toArray(URL[]::new);
        }

        private static URL url(Path path) {
            try {
                return path.toUri().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (!name.startsWith("org.quartz.")) {
                return super.findClass(name);
            }
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] fast = fast(in.readAllBytes());
                return defineClass(name, fast, 0, fast.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        private static byte[] fast(byte[] original) {
            ClassReader reader = new ClassReader(original);
            ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
            reader.accept(
                    new ClassVisitor(Opcodes.ASM9, writer) {
                        @Override
                        public MethodVisitor visitMethod(int access, String name, String type, String s, String[] e) {
                            return new FastMethod(super.visitMethod(access, name, type, s, e));
                        }
                    },
                    0);
            return writer.toByteArray();
        }
    }

    private static final class FastMethod extends MethodVisitor {
        FastMethod(MethodVisitor original) {
            super(Opcodes.ASM9, original);
        }

        @Override
        public void visitMethodInsn(int code, String owner, String name, String type, boolean isInterface) {
            if (owner.equals("java/lang/System") && name.equals("currentTimeMillis")) {
                visitMillis();
            } else if (owner.equals("java/util/Date") && name.equals("<init>") && type.equals("()V")) {
                visitMillis();
                super.visitMethodInsn(code, owner, name, "(J)V", false);
            } else {
                super.visitMethodInsn(code, owner, name, type, isInterface);
            }
        }

        private void visitMillis() {
            super.visitMethodInsn(
                    Opcodes.INVOKESTATIC, "io/github/kisroutes/cluster/FastClockNode", "millis", "()J", false);
        }
    }
}
