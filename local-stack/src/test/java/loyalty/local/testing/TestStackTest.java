package loyalty.local.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.sql.DriverManager;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestStackTest {
    @Test
    void gives_each_service_a_schema_of_its_own() throws Exception {
        Map<String, String> one = TestStack.shared().service("points", false);
        Map<String, String> two = TestStack.shared().service("points", false);

        assertThat(one.get("LOYALTY_DB_URL")).isNotEqualTo(two.get("LOYALTY_DB_URL"));
        DriverManager.getConnection(
                        one.get("LOYALTY_DB_URL"), one.get("LOYALTY_DB_USER"), one.get("LOYALTY_DB_PASSWORD"))
                .close();
    }

    @Test
    void signs_tokens_that_its_public_key_verifies() throws Exception {
        String location =
                String.valueOf(TestStack.shared().service("points", false).get("LOYALTY_JWT_PUBLIC_KEY"));
        String[] parts = TestStack.shared().tokens().of("checkout").split("\\.", 3);

        String pem = Files.readString(Path.of(location.substring("file:".length())));
        byte[] key = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key)));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));

        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                .contains("\"iss\":\"https://loyalty.example\"", "\"sub\":\"checkout-1\"", "\"groups\":[\"checkout\"]");
    }
}
