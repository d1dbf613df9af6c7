package dev.belay.command;

/** Breaks a paragraph at its spaces. */
final class Paragraph {
    private Paragraph() {}

    /** Lines of at most this width where words allow it; the second and later ones indented. */
    static String of(String text, int width, String indent) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String word : text.split(" ")) {
            if (column > 0 && column + 1 + word.length() > width) {
                lines.append('\n').append(indent);
                column = 0;
            } else if (column > 0) {
                lines.append(' ');
                column++;
            }
            lines.append(word);
            column += word.length();
        }
        return lines.toString();
    }
}
