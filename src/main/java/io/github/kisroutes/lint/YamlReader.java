package io.github.kisroutes.lint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Text to nodes, with the parser that Camel's own YAML loader uses, so that both see the same file. Stricter than Camel in
 * two things that a reader of the file would not notice: a key that stands twice, and an alias.
 */
final class YamlReader {
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private YamlReader() {}

    static YamlNode read(String text) throws YamlFault {
        try {
            Node root = new Compose(LoadSettings.builder().build())
                    .composeString(text)
                    .orElseThrow(() -> new YamlFault(1, "The file holds no YAML; it should hold one route."));
            return new YamlReader().node(root);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new YamlFault(line, "This is not YAML: " + e.getProblem() + ".");
        } catch (YamlEngineException e) {
            throw new YamlFault(1, "This is not YAML: " + e.getMessage());
        }
    }

    private YamlNode node(Node node) throws YamlFault {
        if (node instanceof ScalarNode scalar) {
            return new YamlNode.Scalar(line(node), scalar.getValue());
        }
        if (!seen.add(node)) {
            throw new YamlFault(line(node), "This is used again through an alias; write it out where it is needed.");
        }
        return node instanceof SequenceNode list ? items(list) : entries((MappingNode) node);
    }

    private YamlNode items(SequenceNode list) throws YamlFault {
        List<YamlNode> items = new ArrayList<>();
        for (Node item : list.getValue()) {
            items.add(node(item));
        }
        return new YamlNode.Sequence(line(list), List.copyOf(items));
    }

    private YamlNode entries(MappingNode map) throws YamlFault {
        Set<String> keys = new HashSet<>();
        List<YamlNode.Entry> entries = new ArrayList<>();
        for (NodeTuple tuple : map.getValue()) {
            Node keyNode = tuple.getKeyNode();
            String key = keyNode instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!keys.add(key)) {
                throw new YamlFault(line(keyNode), "The key '" + key + "' stands here twice; only one would count.");
            }
            entries.add(new YamlNode.Entry(line(keyNode), key, node(tuple.getValueNode())));
        }
        return new YamlNode.Mapping(line(map), List.copyOf(entries));
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
