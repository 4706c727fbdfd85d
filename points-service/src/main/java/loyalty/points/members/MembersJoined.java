package loyalty.points.members;

import java.util.List;
import loyalty.events.MemberEnrolled;

/** Some members joined. Observed before anything of theirs is locked, so that an observer may post for them. */
public record MembersJoined(List<MemberEnrolled> enrolments) {}
