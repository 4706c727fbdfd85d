package loyalty.api.requests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolesClaimTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "roles | {\"roles\": [\"support\", \"auditor\"]} | auditor support",
                "roles | {\"roles\": \"support auditor\"} | auditor support",
                "roles | {\"roles\": \"support,auditor\"} | auditor support",
                "realm_access/roles | {\"realm_access\": {\"roles\": [\"support\"]}} | support",
                "https://shop.example/roles | {\"https://shop.example/roles\": [\"support\"]} | support",
                "roles | {\"groups\": [\"support\"]} | ''",
                "roles | {\"roles\": [1, null, {\"a\": \"support\"}]} | ''",
                "roles | {\"roles\": {\"a\": \"support\"}} | ''"
            })
    void roles_are_read_by_the_name_or_the_path_of_their_claim(String claim, String claims, String roles)
            throws IOException {
        assertThat(String.join(" ", RolesClaim.roles(new ObjectMapper().readTree(claims), claim)))
                .isEqualTo(roles);
    }
}
