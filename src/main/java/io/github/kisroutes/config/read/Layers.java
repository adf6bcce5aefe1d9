package io.github.kisroutes.config.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All places that values come from, the one that wins first. */
public record Layers(List<Layer> layers) {
    /** What the program, the command line and the environment say, then the file of a profile, then the files for everybody. */
    public static Layers of(List<Layer> above, List<Layer> profile, List<Layer> base) {
        List<Layer> all = new ArrayList<>(above);
        all.addAll(profile);
        all.addAll(base);
        return new Layers(all);
    }

    /**
     * A value as it was written.
     *
     * @param text trimmed
     * @param place where it was written
     */
    public record Found(String text, String place) {}

    /** The value of the highest place that names the key; its text is empty when it was set to nothing there. */
    public Optional<Found> find(String name) {
        return layers.stream()
                .filter(layer -> layer.values().containsKey(name))
                .findFirst()
                .map(layer -> new Found(
                        layer.values().get(name).strip(), layer.place().apply(name)));
    }

    /** All names with their winning values. */
    public Map<String, Found> all() {
        Map<String, Found> all = new TreeMap<>();
        layers.forEach(
                layer -> layer.values().keySet().forEach(name -> find(name).ifPresent(f -> all.put(name, f))));
        return all;
    }
}
