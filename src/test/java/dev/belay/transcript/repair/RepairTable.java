package dev.belay.transcript.repair;

import dev.belay.evidence.SessionId;
import dev.belay.testing.RealClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;

/** Damages a real session in every way and counts what reaches the API, raw and repaired. */
final class RepairTable {
    private final RealClient client;
    private final RealSession session;
    private final Path transcript;

    RepairTable(RealClient client, Path folder, boolean compacted) throws Exception {
        this.client = client;
        this.session = new RealSession(client, Files.createDirectories(folder));
        this.transcript = session.make(compacted);
    }

    /** One damage on one version. */
    record Row(String damage, String version, int there, RealSession.Resumed raw, RealSession.Resumed repaired) {
        /** Why it is not as it should be; empty when it is. */
        String wrong() {
            boolean good = repaired.trouble().isEmpty() && repaired.count() >= raw.count() && repaired.count() >= there;
            return good
                    ? ""
                    : damage + " on " + version + ": there " + there + ", raw " + raw.cell() + ", repaired "
                            + repaired.cell() + " " + repaired.pieces();
        }
    }

    Row row(String damage, RealDamage.Change change) throws Exception {
        byte[] damaged = RealDamage.apply(Files.readAllBytes(transcript), change);
        String first = copy(damaged);
        Path file = transcript.resolveSibling(first + ".jsonl");
        String before = sum(file);
        SessionRepair.Result result = new SessionRepair(configuration(), file, bytes -> {}).repair(true);
        if (!before.equals(sum(file))) {
            throw new AssertionError("the original has changed: " + damage);
        }
        String repaired = result.session().map(SessionId::value).orElse(first);
        // The copy first: a client of its own writes to what it resumes.
        RealSession.Resumed after = session.resume(result.session().isPresent() ? repaired : copy(damaged));
        RealSession.Resumed raw = session.resume(first);
        return new Row(damage, client.version(), there(damaged).size(), raw, after);
    }

    /** A session killed between a compact boundary and its summary. */
    static void killedInCompaction(List<String> lines) {
        int at = 0;
        while (!lines.get(at).contains("\"compact_boundary\"")) {
            at++;
        }
        lines.subList(at + 1, lines.size()).clear();
    }

    private String copy(byte[] bytes) throws IOException {
        String id = UUID.randomUUID().toString();
        Files.write(transcript.resolveSibling(id + ".jsonl"), bytes);
        return id;
    }

    private Path configuration() {
        return transcript.getParent().getParent().getParent();
    }

    private static TreeSet<String> there(byte[] bytes) {
        TreeSet<String> pieces = new TreeSet<>();
        for (String line : new String(bytes, StandardCharsets.ISO_8859_1).split("\n")) {
            if (line.contains("\"uuid\"")) {
                Matcher piece = RealSession.PIECE.matcher(line);
                while (piece.find()) {
                    pieces.add(piece.group());
                }
            }
        }
        return pieces;
    }

    private static String sum(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    /** The document. */
    static String document(List<Row> rows) {
        StringBuilder text = new StringBuilder("""
                # Repair

                How many of a session's 24 prompts, texts, tool results and answers reach the API when it is resumed by the
                real client, as it was damaged (raw) and after `belay repair` (repaired). `scripts/repair-table` regenerates this
                page. Each session was made by the client that resumes it, in print mode with a scripted API as strict as
                the real one. *There* is how many are still in the file; 400 is a rejected request, after which the session is
                poisoned.

                """);
        text.append("| damage | there |");
        List<String> versions = RealClient.VERSIONS;
        versions.forEach(version -> text.append(" %s raw | repaired |".formatted(version)));
        text.append("\n|---|---|").append("---|---|".repeat(versions.size())).append('\n');
        Map<String, List<Row>> byDamage = new LinkedHashMap<>();
        rows.forEach(row -> byDamage.computeIfAbsent(row.damage(), name -> new ArrayList<>())
                .add(row));
        byDamage.forEach((damage, of) -> {
            text.append("| %s | %s |".formatted(damage, of.get(of.size() - 1).there()));
            for (String version : versions) {
                text.append(of.stream()
                        .filter(row -> row.version().equals(version))
                        .map(row -> " %s | %s |"
                                .formatted(row.raw().cell(), row.repaired().cell()))
                        .findFirst()
                        .orElse(" - | - |"));
            }
            text.append('\n');
        });
        return text.toString();
    }

    static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|")).map(String::strip).toList();
    }
}
