package dev.belay.notify.answers;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.belay.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Says that an answer was offered by us: HMAC-SHA256, with a key that nobody but its owner reads. */
final class Signature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;
    private static final int ID_BYTES = 8;

    private final byte[] secret;

    private Signature(byte[] secret) {
        this.secret = secret;
    }

    /**
     * With the key in this file, which is made where there is none.
     *
     * @throws IOException when it can be neither read nor made
     */
    static Signature in(Path file) throws IOException {
        if (!Files.exists(file)) {
            make(file);
        }
        byte[] secret = HexFormat.of().parseHex(Files.readString(file).strip());
        if (secret.length != BYTES) {
            throw new IOException(file + " is damaged; delete it");
        }
        return new Signature(secret);
    }

    /** Of two who make it at the same time one has made it. */
    private static void make(Path file) throws IOException {
        Path made = file.resolveSibling(file.getFileName() + "." + random(ID_BYTES));
        PrivateFiles.write(made, random(BYTES));
        try {
            Files.createLink(file, made);
        } catch (FileAlreadyExistsException other) {
            // Then that is the key.
        } catch (IOException | UnsupportedOperationException noLinks) {
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(made);
        }
    }

    /** So many random bytes, in hexadecimal. */
    static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** Of this answer to this question, until its time. */
    String of(Question question, char key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            String words = question.id() + " " + key + " " + question.until().toEpochMilli();
            return HexFormat.of().formatHex(mac.doFinal(words.getBytes(UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Whether that is it, found out in the same time whatever is wrong with it. */
    boolean fits(Question question, char key, String given) {
        return MessageDigest.isEqual(of(question, key).getBytes(UTF_8), given.getBytes(UTF_8));
    }
}
