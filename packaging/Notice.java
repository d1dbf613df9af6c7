import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Completes the bill of materials of an image with its Java runtime, and writes the notice of all parts and the texts of their
 * licences. Run from its source by {@code scripts/release}: the bill, the folder of the image, the platform, and
 * what is known better than the bill has it: whose copyright each part is, and licences.
 */
final class Notice {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path image;
    private final Path known;
    private final Map<String, String> texts = new TreeMap<>();
    private final StringBuilder notice = new StringBuilder();

    /**
     * @param known a folder for each group, with the copyright that its sources name, and the text as ID.txt of a licence that
     *     its POM does not name exactly
     */
    private Notice(Path image, Path known) {
        this.image = image;
        this.known = known;
    }

    public static void main(String[] words) throws IOException {
        ObjectNode bill = (ObjectNode) JSON.readTree(Path.of(words[0]).toFile());
        new Notice(Path.of(words[1]), Path.of(words[3])).write(bill, words[2]);
    }

    private void write(ObjectNode bill, String platform) throws IOException {
        ArrayNode components = (ArrayNode) bill.get("components");
        // What is not in the image has no place in its bill.
        for (int i = components.size() - 1; i >= 0; i--) {
            if (!Files.exists(jar(components.get(i)))) {
                components.remove(i);
            }
        }
        for (JsonNode component : components) {
            correct((ObjectNode) component);
        }
        components.add(runtime());
        ((ObjectNode) bill.get("metadata").get("component"))
                .putArray("properties")
                .addObject()
                .put("name", "platform")
                .put("value", platform);
        notice.append("Belay for ").append(platform).append(" (Apache-2.0, see LICENSE) contains:\n");
        for (JsonNode component : components) {
            describe(component);
        }
        Path licences = Files.createDirectories(image.resolve("share/licenses"));
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Files.writeString(licences.resolve(text.getKey()), text.getValue());
        }
        Files.writeString(image.resolve("NOTICE"), notice);
        JSON.writerWithDefaultPrettyPrinter().writeValue(image.resolve("sbom.cdx.json").toFile(), bill);
    }

    private Path jar(JsonNode component) {
        return image.resolve("lib/" + component.get("name").asText() + "-"
                + component.get("version").asText() + ".jar");
    }

    private ObjectNode runtime() throws IOException {
        Properties release = new Properties();
        try (var reader = Files.newBufferedReader(image.resolve("runtime/release"))) {
            release.load(reader);
        }
        String version = release.getProperty("JAVA_RUNTIME_VERSION", release.getProperty("JAVA_VERSION"))
                .replace("\"", "");
        ObjectNode runtime = JSON.createObjectNode();
        runtime.put("type", "platform").put("bom-ref", "java-runtime").put("name", "OpenJDK runtime");
        runtime.put("version", version);
        if (release.containsKey("IMPLEMENTOR")) {
            runtime.put("publisher", release.getProperty("IMPLEMENTOR").replace("\"", ""));
        }
        runtime.putArray("licenses").addObject().put("expression", "GPL-2.0-only WITH Classpath-exception-2.0");
        return runtime;
    }

    /** Where a POM says only "BSD", the tool that made the bill has taken one of the licences of that name. */
    private void correct(ObjectNode component) throws IOException {
        Path folder = known.resolve(component.get("group").asText());
        component.put("copyright", copyright(folder));
        ArrayNode licences = JSON.createArrayNode();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.txt")) {
            for (Path file : files) {
                ObjectNode licence = licences.addObject().putObject("license");
                licence.put("id", file.getFileName().toString().replaceFirst("\\.txt$", ""));
                licence.putObject("text").put("contentType", "text/plain").put("content", Files.readString(file));
            }
        }
        if (!licences.isEmpty()) {
            component.set("licenses", licences);
        }
    }

    private static String copyright(Path folder) throws IOException {
        Path file = folder.resolve("copyright");
        if (!Files.exists(file)) {
            throw new IOException("whose copyright is it? " + file + " does not say");
        }
        return Files.readString(file).strip();
    }

    private void describe(JsonNode component) throws IOException {
        String name = component.get("name").asText();
        List<String> licences = new ArrayList<>();
        for (JsonNode entry : component.path("licenses")) {
            JsonNode licence = entry.path("license");
            licences.add(entry.has("expression")
                    ? entry.get("expression").asText()
                    : licence.path("id").asText(licence.path("name").asText("?")));
            text(licences.get(licences.size() - 1), licence.path("text"));
        }
        notice.append("\n").append(name).append(' ').append(component.get("version").asText());
        if (component.has("publisher")) {
            notice.append(", by ").append(component.get("publisher").asText());
        }
        notice.append("\n  licence: ").append(String.join(" or ", licences)).append('\n');
        if (!component.has("group")) {
            notice.append("  texts and notices of its own parts: runtime/legal\n");
            return;
        }
        notice.append("  ").append(component.get("copyright").asText()).append('\n');
        notice.append("  ").append(component.get("purl").asText()).append('\n');
        embedded(name, jar(component));
    }

    /** What a jar says for itself goes first. */
    private void embedded(String name, Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(e -> (ZipEntry) e)::iterator) {
                String file = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                if (entry.getName().matches("META-INF/(.*LICENSE(\\.txt)?|NOTICE|AL2\\.0|LGPL2\\.1)")) {
                    String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                    texts.put(name + "-" + file, text);
                    notice.append("  share/licenses/").append(name).append('-').append(file).append('\n');
                }
            }
        }
    }

    private void text(String licence, JsonNode text) {
        if (text.has("content")) {
            String content = text.get("content").asText();
            texts.put(
                    licence + ".txt",
                    text.path("encoding").asText().equals("base64")
                            ? new String(Base64.getMimeDecoder().decode(content), StandardCharsets.UTF_8)
                            : content);
        }
    }
}
