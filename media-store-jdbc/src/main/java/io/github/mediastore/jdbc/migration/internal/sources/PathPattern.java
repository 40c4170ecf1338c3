package io.github.mediastore.jdbc.migration.internal.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the paths of files look like, step by step, and where in them the owner's id stands. */
final class PathPattern {

  private static final String OWNER = "{ownerId}";

  private final List<Step> steps;

  private PathPattern(List<Step> steps) {
    this.steps = steps;
  }

  static PathPattern of(String pattern) {
    int owner = pattern.indexOf(OWNER);
    if (owner < 0 || pattern.indexOf(OWNER, owner + 1) >= 0) {
      throw new IllegalArgumentException(
          "The pattern must name %s once: %s".formatted(OWNER, pattern));
    }
    List<Step> steps = new ArrayList<>();
    for (String step : pattern.split("/", -1)) {
      if (step.isEmpty() || step.equals(".") || step.equals("..")) {
        throw new IllegalArgumentException(
            "The pattern must be a path below the root, without empty steps: " + pattern);
      }
      steps.add(new Step(step, Pattern.compile(regex(step), Pattern.DOTALL)));
    }
    return new PathPattern(List.copyOf(steps));
  }

  int length() {
    return steps.size();
  }

  Step step(int index) {
    return steps.get(index);
  }

  private static String regex(String step) {
    int owner = step.indexOf(OWNER);
    return owner < 0
        ? glob(step)
        : glob(step.substring(0, owner)) + "(.+?)" + glob(step.substring(owner + OWNER.length()));
  }

  private static String glob(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      regex.append(
          switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(String.valueOf(c));
          });
    }
    return regex.toString();
  }

  /**
   * The name of a folder or file on the way.
   *
   * @param text how it was written
   * @param regex what it stands for
   */
  record Step(String text, Pattern regex) {

    boolean namesOwner() {
      return text.contains(OWNER);
    }

    /** Returns the one name that it can stand for, if no folder needs to be listed for it. */
    Optional<String> onlyName(Optional<String> ownerId) {
      return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || (namesOwner() && ownerId.isEmpty())
          ? Optional.empty()
          : Optional.of(ownerId.map(id -> text.replace(OWNER, id)).orElse(text));
    }

    /** Returns whether it stands for the name of something of this owner, or of any. */
    boolean matches(String name, Optional<String> ownerId) {
      Matcher matcher = regex.matcher(name);
      return matcher.matches()
          && (!namesOwner() || ownerId.isEmpty() || ownerId.get().equals(matcher.group(1)));
    }

    String owner(String name) {
      Matcher matcher = regex.matcher(name);
      return matcher.matches() && namesOwner() ? matcher.group(1) : "";
    }
  }
}
