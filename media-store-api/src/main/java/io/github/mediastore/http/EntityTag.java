package io.github.mediastore.http;

import io.github.mediastore.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entity tag, which names one version of a medium's bytes (RFC 9110, section 8.8.3).
 *
 * @param weak whether it only promises equivalent bytes, not equal ones
 * @param opaque the text between its quotes
 */
record EntityTag(boolean weak, String opaque) {

  private static final String TAG = "(W/)?\"([!#-~\\x80-\\uFFFF]*+)\"";
  private static final String OWS = "[ \\t]*+";
  private static final Pattern ONE = Pattern.compile(TAG);
  private static final Pattern LIST_MEMBER =
      Pattern.compile(OWS + "(?:" + TAG + OWS + ")?(?:,|\\z)");

  /** Returns the strong tag of bytes with this digest. */
  static EntityTag of(Sha256 sha256) {
    return new EntityTag(false, sha256.hex());
  }

  /** Reads exactly one tag, or nothing if the text is anything else. */
  static Optional<EntityTag> parse(String text) {
    Matcher tag = ONE.matcher(text);
    return tag.matches() ? Optional.of(of(tag)) : Optional.empty();
  }

  /**
   * Reads a list of tags with empty members passed over (RFC 9110, section 5.6.1.2), or nothing if
   * any other member is not a tag. Tags may contain commas, so the list cannot just be split.
   */
  static Optional<List<EntityTag>> parseList(String text) {
    List<EntityTag> tags = new ArrayList<>();
    Matcher member = LIST_MEMBER.matcher(text);
    for (int start = 0; start < text.length(); start = member.end()) {
      if (!member.region(start, text.length()).lookingAt()) {
        return Optional.empty();
      }
      if (member.group(2) != null) {
        tags.add(of(member));
      }
    }
    return Optional.of(tags);
  }

  private static EntityTag of(Matcher tag) {
    return new EntityTag(tag.group(1) != null, tag.group(2));
  }

  /** Strong comparison (RFC 9110, section 8.8.3.2): equal, and both are strong. */
  boolean matchesStrongly(EntityTag other) {
    return !weak && !other.weak && opaque.equals(other.opaque);
  }

  /** Weak comparison (RFC 9110, section 8.8.3.2): equal, whichever of them is weak. */
  boolean matchesWeakly(EntityTag other) {
    return opaque.equals(other.opaque);
  }

  /** Returns the tag as a header field has it. */
  @Override
  public String toString() {
    return (weak ? "W/" : "") + '"' + opaque + '"';
  }
}
