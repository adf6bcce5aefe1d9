package io.github.kisroutes.karaf;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Finds classes and resources in our own bundle first and then in every bundle that belongs to our Camel. Camel looks its
 * components up by files below {@code META-INF/services/org/apache/camel}, which each of its bundles has for itself; bundles
 * that are wired to another Camel version in the same Karaf are left out.
 */
final class RuntimeClassLoader extends ClassLoader {
    static {
        ClassLoader.registerAsParallelCapable();
    }

    private final List<Bundle> bundles;

    private RuntimeClassLoader(List<Bundle> bundles) {
        super(null);
        this.bundles = bundles;
    }

    /** @param own the bundle that the routes are in */
    static RuntimeClassLoader of(Bundle own) {
        List<Bundle> bundles = new ArrayList<>();
        bundles.add(own);
        Arrays.stream(own.getBundleContext().getBundles())
                .filter(bundle -> bundle != own && belongsToOurCamel(bundle))
                .forEach(bundles::add);
        return new RuntimeClassLoader(bundles);
    }

    private static boolean belongsToOurCamel(Bundle bundle) {
        BundleWiring wiring = bundle.getBundleId() == 0 ? null : bundle.adapt(BundleWiring.class);
        if (wiring == null || wiring.getClassLoader() == null || !hasCamelServices(wiring)) {
            return false;
        }
        try {
            return bundle.loadClass(CamelContext.class.getName()) == CamelContext.class;
        } catch (ClassNotFoundException | LinkageError e) {
            return false; // it knows no Camel, or cannot say
        }
    }

    private static boolean hasCamelServices(BundleWiring wiring) {
        Collection<URL> services =
                wiring.findEntries("META-INF/services/org/apache/camel", "*", BundleWiring.FINDENTRIES_RECURSE);
        return !services.isEmpty();
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        for (Bundle bundle : bundles) {
            try {
                return bundle.loadClass(name);
            } catch (ClassNotFoundException e) {
                continue; // the next one may have it
            }
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    protected URL findResource(String name) {
        return bundles.stream()
                .map(bundle -> bundle.getResource(name))
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        // By their text: comparing URLs may ask a name server.
        Set<String> seen = new LinkedHashSet<>();
        List<URL> all = new ArrayList<>();
        for (Bundle bundle : bundles) {
            Enumeration<URL> found = bundle.getResources(name);
            while (found != null && found.hasMoreElements()) {
                URL url = found.nextElement();
                if (seen.add(url.toExternalForm())) {
                    all.add(url);
                }
            }
        }
        return Collections.enumeration(all);
    }
}
