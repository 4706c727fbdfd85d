package loyalty.api.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import loyalty.api.calls.ReplicaDouble.Fate;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MemberDirectoryTest {

    @Inject
    ObjectMapper json;

    @Test
    void who_is_enrolled_is_asked_of_the_replica_that_answers_and_silence_is_no() {
        try (ReplicaDouble one = new ReplicaDouble(Fate.BREAKS_OFF);
                ReplicaDouble other = new ReplicaDouble(Fate.ANSWERS)) {
            MemberDirectory directory = new MemberDirectory(List.of(one.url(), other.url()), json);

            assertThat(directory.isEnrolled("mia", "Bearer some")).isTrue();
            assertThat(directory.isEnrolled("mia", null)).isFalse();
            other.become(Fate.REFUSES);
            assertThat(directory.isEnrolled("mia", "Bearer some")).isFalse();
            other.become(Fate.HANGS);
            assertThat(directory.isEnrolled("mia", "Bearer some")).isFalse();
        }
    }
}
