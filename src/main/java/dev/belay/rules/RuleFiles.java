package dev.belay.rules;

import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Rule;
import dev.belay.diagnose.Rulebook;
import dev.belay.files.BelayDirectories;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Finds the rules: ours, packed into the jar, and over them the user's own ({@code
 * $XDG_CONFIG_HOME/belay/failures/*.json}), where a file of the same name takes the place of ours. A broken file is left
 * out, and told of: one mistake in one rule must not take the others away.
 */
public final class RuleFiles {
    private static final String OURS = "/config/failures/";
    private static final String INDEX = OURS + "index";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LARGEST = 1 << 20;

    private RuleFiles() {}

    /** Our rules and the user's, from the folders that these variables name. */
    public static LoadedRules load(Map<String, String> environment) {
        LoadedRules loaded = load(folder(environment));
        boolean multiplexed = environment.containsKey("TMUX") || environment.containsKey("STY");
        List<Rule> rules = loaded.rulebook().rules();
        return multiplexed
                ? new LoadedRules(
                        new Rulebook(
                                rules.stream().map(RuleFiles::inMultiplexer).toList()),
                        loaded.own(),
                        loaded.broken())
                : loaded;
    }

    /** Nobody who is in tmux or screen needs to be told to go there. */
    private static Rule inMultiplexer(Rule rule) {
        return rule.with(rule.advice().withoutFix("tmux or screen"));
    }

    /** Our rules alone. */
    public static Rulebook ours() {
        return new Rulebook(packed());
    }

    /** Whether the user has rules of his own: then any of them may hold. */
    public static boolean hasOwn(Map<String, String> environment) {
        try {
            return !files(folder(environment)).isEmpty();
        } catch (RuleFileException unreadable) {
            return true;
        }
    }

    /** Our rules, and over them those of this folder, which need not exist. */
    public static LoadedRules load(Path folder) {
        return over(ours(), folder);
    }

    /** These rules, and over them those of this folder. */
    public static LoadedRules over(Rulebook ours, Path folder) {
        Map<String, Rule> rules = new TreeMap<>();
        ours.rules().forEach(rule -> rules.put(rule.name(), rule));
        List<RuleFileException> broken = new ArrayList<>();
        int own = 0;
        for (Path file : readable(folder, broken)) {
            try {
                Rule rule = users(file, rules);
                rules.put(rule.name(), rule);
                own++;
            } catch (RuleFileException left) {
                broken.add(left);
            }
        }
        return new LoadedRules(new Rulebook(List.copyOf(rules.values())), own, broken);
    }

    private static List<Path> readable(Path folder, List<RuleFileException> broken) {
        try {
            return files(folder);
        } catch (RuleFileException unreadable) {
            broken.add(unreadable);
            return List.of();
        }
    }

    private static Rule users(Path file, Map<String, Rule> ours) throws RuleFileException {
        String name = file.getFileName().toString().replaceFirst("\\.json$", "");
        if (!NAME.matcher(name).matches()) {
            throw new RuleFileException(
                    file.toString(), 0, "a rule file needs a lower-case name with hyphens, such as usage-limit.json");
        }
        Optional<Kind> kind = Optional.ofNullable(ours.get(name)).map(Rule::kind);
        return RuleFile.users(name, file.toString(), text(file), kind);
    }

    /** Where the user's own rules are: {@code $XDG_CONFIG_HOME/belay/failures}, or under {@code ~/.config}. */
    public static Path folder(Map<String, String> environment) {
        return BelayDirectories.configuration(environment)
                .orElse(BelayDirectories.NOWHERE)
                .resolve("failures");
    }

    private static List<Rule> packed() {
        List<Rule> rules = new ArrayList<>();
        try {
            for (String name : resource(INDEX).lines().toList()) {
                rules.add(packed(name));
            }
        } catch (RuleFileException e) {
            throw new IllegalStateException("Belay's own rules are broken: " + e.getMessage(), e);
        }
        return rules;
    }

    private static Rule packed(String name) throws RuleFileException {
        String file = OURS + name + ".json";
        return RuleFile.ours(name, file.substring(1), resource(file));
    }

    private static String resource(String path) throws RuleFileException {
        try (InputStream in = RuleFiles.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new RuleFileException(path.substring(1), 0, "is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new RuleFileException(path.substring(1), 0, "cannot be read: " + e.getMessage());
        }
    }

    private static List<Path> files(Path folder) throws RuleFileException {
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
            files.forEach(found::add);
        } catch (IOException e) {
            throw new RuleFileException(folder.toString(), 0, "cannot be listed: " + e.getMessage());
        }
        found.sort(null);
        return found;
    }

    private static String text(Path file) throws RuleFileException {
        try {
            if (Files.size(file) > LARGEST) {
                throw new RuleFileException(file.toString(), 0, "is larger than 1 MiB, the most a rule may have");
            }
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new RuleFileException(file.toString(), 0, "cannot be read: " + e.getMessage());
        }
    }
}
