package loyalty.local.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import loyalty.local.Folders;
import loyalty.local.StackException;

/**
 * The key pair of a local run, as PEM files of its data folder. Both are made at the first start and never leave the
 * machine.
 */
public record Keys(Path folder) {
    private static final int BITS = 2048;

    /** Makes the pair unless it is there. */
    public Keys made() {
        if (Files.exists(privateFile()) && Files.exists(publicFile())) {
            return this;
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            Folders.make(folder);
            Folders.writeSecret(publicFile(), pem("PUBLIC KEY", pair.getPublic().getEncoded()));
            Folders.writeSecret(
                    privateFile(), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            return this;
        } catch (GeneralSecurityException e) {
            throw new StackException("this JDK cannot make an RSA key", e);
        }
    }

    /** What services verify tokens with. */
    public Path publicFile() {
        return folder.resolve("jwt-public.pem");
    }

    /** What tokens are signed with. */
    public Path privateFile() {
        return folder.resolve("jwt-private.pem");
    }

    PrivateKey signingKey() {
        try {
            String text = Files.readString(privateFile())
                    .lines()
                    .filter(line -> !line.startsWith("-----"))
                    .reduce("", String::concat);
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
        } catch (IOException | GeneralSecurityException e) {
            throw new StackException("there is no usable key in " + folder, e);
        }
    }

    private static String pem(String kind, byte[] key) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
    }
}
