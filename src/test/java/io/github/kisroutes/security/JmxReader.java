package io.github.kisroutes.security;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.stream.IntStream;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;

/** Reads every attribute of every MBean, and what Camel's MBeans dump. */
final class JmxReader {
    private static final Set<String> FLAGS = Set.of("boolean", "java.lang.Boolean");

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final Transcript transcript;

    JmxReader(Transcript transcript) {
        this.transcript = transcript;
    }

    void read() throws JMException {
        for (ObjectName name : server.queryNames(null, null)) {
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                if (attribute.isReadable()) {
                    note(name, attribute.getName(), () -> server.getAttribute(name, attribute.getName()));
                }
            }
            if (name.getDomain().startsWith("org.apache.camel")) {
                dump(name);
            }
        }
    }

    /** Operations whose name says that they only show something; each flag is set, so that placeholders are resolved. */
    private void dump(ObjectName name) throws JMException {
        for (MBeanOperationInfo operation : server.getMBeanInfo(name).getOperations()) {
            String[] types = Arrays.stream(operation.getSignature())
                    .map(MBeanParameterInfo::getType)
                    .toArray(String[]::new);
            if (operation.getName().startsWith("dump") && FLAGS.containsAll(Arrays.asList(types))) {
                Object[] flags = Collections.nCopies(types.length, Boolean.TRUE).toArray();
                note(name, operation.getName(), () -> server.invoke(name, operation.getName(), flags, types));
            }
        }
    }

    private interface Reading {
        Object read() throws JMException;
    }

    /** Some attributes of the JDK cannot be read; what they say instead is shown to whoever asks, so it is read as well. */
    private void note(ObjectName name, String attribute, Reading reading) {
        Object value;
        try {
            value = reading.read();
        } catch (JMException | RuntimeMBeanException | UnsupportedOperationException e) {
            value = e;
        }
        transcript.add(Channel.JMX, name + " " + attribute, text(value));
    }

    private static String text(Object value) {
        if (value == null || !value.getClass().isArray()) {
            return String.valueOf(value);
        }
        return IntStream.range(0, Array.getLength(value))
                .mapToObj(index -> text(Array.get(value, index)))
                .toList()
                .toString();
    }
}
