package dev.belay.evidence.dialog;

import java.util.Locale;
import java.util.Optional;

/**
 * The questions that a client puts in the way of its prompt. Known by words that several versions share; the screen is
 * the only place where most of them show.
 */
public enum Dialog {
    /** Whether the folder is to be trusted: a blind Enter accepts in 2.1.116 and quits in 2.1.329 (docs/concepts/client.md, dialogs). */
    TRUST("trust", "trust the files in this folder", "a project you created or one you trust", "trust this directory?"),
    API_KEY("api-key", "do you want to use this api key"),
    /** A session over 70 minutes and 100,000 tokens old is offered as a summary (2.1.116, 2.1.329). */
    RESUME_FROM_SUMMARY("resume-from-summary", "resume full session as-is"),
    /**
     * That the context of an old and long session is no longer cached (from 2.1.304): "Resume" or "Start a new
     * conversation", the cursor on either. It opens on a resume without a prompt, with numbers, and at a prompt that has
     * been idle for as long as the cache lasts, without.
     */
    COLD_RESUME("cold-resume"),
    /** The menu of 2.1.116 after a usage limit ({@code /rate-limit-options}). */
    USAGE_LIMIT("usage-limit", "wait for limit to reset"),
    /** The list of sessions; its choices have no numbers. */
    RESUME_PICKER("resume-picker"),
    BROKEN_SETTINGS("broken-settings", "continue without these settings", "exit and fix manually"),
    SIGN_IN("sign-in", "select login method", "paste code here if prompted", "press enter to retry"),
    ONBOARDING("onboarding", "choose the text style", "let's get started"),
    BYPASS_PERMISSIONS("bypass-permissions", "running in bypass permissions mode\n"),
    MCP_SERVER("mcp-server", "new mcp server found", "new mcp servers found"),
    AUTO_MODE("auto-mode", "auto mode by default", "make auto mode", "enable auto mode"),
    PERMISSION("permission", "do you want to proceed?", "do you want to make this edit", "do you want to create "),
    PLAN("plan", "would you like to proceed?"),
    /**
     * That auto mode's own requests will be free of charge, though not over this gateway (2.1.329 and 2.1.332 on a cloud,
     * before the first compound command). Its Esc would interrupt the turn.
     */
    AUTO_MODE_BILLING(
            "auto-mode-billing",
            new Notice(
                    "we're changing auto mode to no longer charge for classifier requests", "enter to continue", "\r")),
    /** Some question that we don't know. */
    OTHER("other", "enter to confirm"),
    /** A box that names keys instead of showing choices, and that we don't know. */
    MODAL("modal");

    /** A box that decides nothing: what it says, the key that it names to go on, and what that key sends. */
    private record Notice(String says, String names, String sends) {}

    private static final String COLD_TITLE = "resume this conversation?";
    private static final String RESUME = "Resume";
    private static final String ANOTHER_CONVERSATION = "Start a new conversation";
    private static final String WHOLE_SESSION = "Resume full session as-is";
    private static final String SUMMARY = "Resume from summary";

    private final String id;
    private final String[] marks;
    private final Optional<Notice> notice;

    Dialog(String id, String... marks) {
        this.id = id;
        this.marks = marks;
        this.notice = Optional.empty();
    }

    Dialog(String id, Notice notice) {
        this.id = id;
        this.marks = new String[0];
        this.notice = Optional.of(notice);
    }

    /** What closes it, where it only informs: the key that it names itself. */
    public Optional<String> closedBy() {
        return notice.map(Notice::sends);
    }

    /** The answer to take by this policy, by its label; nothing where it is a person's to take. */
    public Optional<String> answer(ColdResume policy) {
        if (policy == ColdResume.ASK) {
            return Optional.empty();
        }
        return switch (this) {
            case RESUME_FROM_SUMMARY -> Optional.of(policy == ColdResume.SUMMARY ? SUMMARY : WHOLE_SESSION);
            // No summary is offered here, and another conversation would know nothing of this one.
            case COLD_RESUME -> Optional.of(RESUME);
            default -> Optional.empty();
        };
    }

    /** The word as it stands in a rule file. */
    public String id() {
        return id;
    }

    /**
     * The question that is open on this screen, when there is one: a choice with its cursor ({@code ❯ 1.} or {@code ❯ No})
     * and words that we know, for the words alone may stand in any conversation; or a box in the place of the prompt.
     */
    public static Optional<Dialog> on(String screen) {
        String text = screen.toLowerCase(Locale.ROOT);
        int search = text.lastIndexOf('\u2315');
        if (search >= 0 && text.lastIndexOf("resume session", search) >= 0 && text.indexOf("to preview", search) > 0) {
            return Optional.of(RESUME_PICKER);
        }
        if (isColdResume(screen, text)) {
            return Optional.of(COLD_RESUME);
        }
        int choice = lastChoice(text);
        if (choice < 0) {
            return Modal.on(screen).map(Dialog::of);
        }
        // What a conversation says further up is no question.
        String near = text.substring(Math.max(0, choice - 2_000));
        for (Dialog dialog : values()) {
            for (String mark : dialog.marks) {
                if (near.contains(mark)) {
                    return Optional.of(dialog);
                }
            }
        }
        return Modal.on(screen).map(Dialog::of);
    }

    private static boolean isColdResume(String screen, String text) {
        return text.contains(COLD_TITLE)
                && Choices.on(screen, ANOTHER_CONVERSATION)
                        .filter(choices -> choices.indexOf(RESUME).isPresent())
                        .isPresent();
    }

    private static Dialog of(Modal modal) {
        for (Dialog dialog : values()) {
            Optional<Notice> notice = dialog.notice;
            if (notice.isPresent()
                    && modal.words().contains(notice.get().says())
                    && modal.offers(notice.get().names())) {
                return dialog;
            }
        }
        return MODAL;
    }

    /** Where the last line begins that is a chosen answer; -1 when there is none. */
    private static int lastChoice(String text) {
        int at = text.lastIndexOf('❯');
        while (at >= 0) {
            String after =
                    text.substring(at + 1, Math.min(text.length(), at + 40)).stripLeading();
            boolean numbered = after.length() > 1 && Character.isDigit(after.charAt(0)) && after.charAt(1) == '.';
            if (numbered || after.startsWith("no, exit") || after.startsWith("yes, ") || after.startsWith("no (")) {
                return at;
            }
            at = at == 0 ? -1 : text.lastIndexOf('❯', at - 1);
        }
        return -1;
    }
}
