package dev.belay.batch.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class YamlTest {
    private static final String TEXTS =
            "plain|| |yes|No|null|~|1|1e3|0x1f|12:30|- a|a: b|a #b|#|@a|\"|\\|{}|[a]|$(X)|a'b|a\nb|a\nb\n|\na\n| a\nb\n|a\n\nb\n"
                    + "|a\n\n|a\tb\n|---\na\n|# a\nb\n|a\u2028b\nc\n|\ufeffa\nb\n|a\u007fb|\u0085|\ud83d\ude00 ok\nb\n";

    private static void isReadAsItWas(Object value) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("value", value);
        document.put("list", List.of(document.get("value"), Map.of("inner", value)));
        String text = dev.belay.batch.kubernetes.Yaml.document(document);
        assertEquals(document, new Yaml().load(text), text);
    }

    @Test
    void whatIsWrittenIsReadAsItWas() {
        List.of(7, true, List.of(), Map.of(), Map.of("a", Map.of("b", "c")), List.of("a", "[]"))
                .forEach(YamlTest::isReadAsItWas);
        isReadAsItWas(List.of(List.of("a, b", Map.of("c", "")), List.of()));
    }

    @Test
    void aTextIsTakenForNothingElse() {
        for (String text : TEXTS.split("\\|")) {
            isReadAsItWas(text);
        }
    }

    @Test
    void anyTextIsReadAsItWas() {
        Random random = new Random(7);
        String alphabet = "ab \n\t\"'\\:#-{}[]|>%@`&*!?,0159\u0000\u0001\u0085\u00a0\u2028\u2029\ufeff\u00e4\u4e2d";
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            isReadAsItWas(text.toString());
        }
    }

    @Test
    void linesStandAsTheyAre() {
        String text = dev.belay.batch.kubernetes.Yaml.document(Map.of("script", "one\n\n  two: \"2\"\n"));
        assertTrue(text.equals("script: |\n  one\n\n    two: \"2\"\n"), text);
    }
}
