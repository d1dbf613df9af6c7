package dev.belay.transcript;

import java.util.Optional;

/** The titles of a session: the user's own, the model's, the summary of an earlier part, in this order. */
final class Titles {
    private static final int LONGEST = 200;

    private String summary;
    private String byModel;
    private String byUser;

    /** Takes the title from a record that has one. */
    void add(TranscriptRecord record) {
        switch (record.type) {
            case "summary" -> summary = title(record.summary, summary);
            case "ai-title" -> byModel = title(record.aiTitle, byModel);
            case "custom-title" -> byUser = title(record.customTitle, byUser);
            default -> {}
        }
    }

    Optional<String> best() {
        return Optional.ofNullable(byUser != null ? byUser : byModel != null ? byModel : summary);
    }

    private static String title(String said, String before) {
        if (said == null || said.isBlank()) {
            return before;
        }
        // 1.0.35 keeps the tags around it.
        String inner = ClientText.between(said, "<summary>", "</summary>");
        return ClientText.cut((inner == null ? said : inner).strip(), LONGEST);
    }
}
