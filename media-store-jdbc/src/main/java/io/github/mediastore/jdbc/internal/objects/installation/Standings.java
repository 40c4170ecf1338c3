package io.github.mediastore.jdbc.internal.objects.installation;

import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Compares the row with the newest marker, and moves both on together: the row says first what the
 * next marker will say, then the marker is created, then the row takes it for the newest. Whoever
 * finds such a step half done ends it.
 */
final class Standings {

  private static final int MAX_ATTEMPTS = 100;

  private final ClaimTable row;
  private final Markers markers;
  private final @Nullable String name;

  Standings(ClaimTable row, Markers markers, @Nullable String name) {
    this.row = row;
    this.markers = markers;
    this.name = name;
  }

  /** Finds out without a change. */
  Verdict look() throws IOException {
    Recorded recorded = row.read();
    for (int attempt = 1; ; attempt++) {
      Standing standing = compare(recorded);
      Recorded again = row.read();
      // Row and marker are two looks, between which a sweep may have moved both on.
      if (again.equals(recorded) || attempt == MAX_ATTEMPTS) {
        return new Verdict(standing, recorded);
      }
      recorded = again;
    }
  }

  private Standing compare(Recorded recorded) throws IOException {
    Claim claim = recorded.claim();
    if (recorded.isStandby()) {
      return Standing.STANDBY;
    }
    if (claim == null) {
      return markers.hasObjects(recorded.store()) ? Standing.COPY : Standing.UNCLAIMED;
    }
    if (!claim.database().isSameDatabase(recorded.here())) {
      return Standing.COPY;
    }
    if (name != null && claim.name() != null && !name.equals(claim.name())) {
      return Standing.OTHER_NAME;
    }
    boolean isVouchedFor = name != null && name.equals(claim.name());
    if (claim.database().timeline() != recorded.here().timeline() && !isVouchedFor) {
      return Standing.OTHER_TIMELINE;
    }
    Standing standing = compare(recorded.store(), claim);
    boolean isServerAsked = recorded.here().isServerKnown() || !claim.database().isServerKnown();
    return standing == Standing.OWNER && !isServerAsked ? Standing.UNKNOWN_SERVER : standing;
  }

  private Standing compare(UUID store, Claim claim) throws IOException {
    Markers.Found found = markers.look(store, claim.generation());
    if (found.newest().isEmpty()) {
      return claim.isBegun() && claim.generation() == 0 ? Standing.UNCLAIMED : Standing.NO_MARKER;
    }
    long newest = found.newest().getAsLong();
    Marker marker = markers.read(store, newest);
    boolean isNext =
        newest == claim.generation() + 1
            && marker.token().equals(claim.nextToken())
            && marker.adoption().equals(claim.adoption());
    if (!isNext && claim.isBegun()) {
      return newest == claim.generation() ? Standing.UNCLAIMED : Standing.TAKEN_OVER;
    }
    if (!marker.isReadable()) {
      return Standing.UNREADABLE_MARKER;
    }
    if (!marker.adoption().equals(claim.adoption())) {
      return Standing.TAKEN_OVER;
    }
    boolean isNewest = newest == claim.generation() && marker.token().equals(claim.token());
    if (!isNewest && !isNext) {
      return Standing.STALE;
    }
    return found.isDisputed() ? Standing.CONFLICT : Standing.OWNER;
  }

  /** Finds out, and claims what nobody has claimed. */
  Verdict claimed() throws IOException {
    Verdict verdict = look();
    for (int attempt = 1; verdict.standing() == Standing.UNCLAIMED; attempt++) {
      if (attempt == MAX_ATTEMPTS) {
        throw new IOException("The objects are being claimed by too many at once");
      }
      Claim claim = verdict.recorded().claim();
      if (claim == null) {
        row.begin(newClaim(verdict.recorded(), 0));
      } else {
        advance(verdict.recorded().store(), claim);
      }
      verdict = look();
    }
    return verdict;
  }

  private Claim newClaim(Recorded recorded, long generation) {
    return new Claim(name, recorded.here(), random(), generation, "", random());
  }

  private static String random() {
    return UUID.randomUUID().toString();
  }

  /** Writes the marker that the row announces, and notes it. */
  private void advance(UUID store, Claim claim) throws IOException {
    String token = Objects.requireNonNull(claim.nextToken());
    String called = claim.name() == null ? "" : claim.name();
    if (markers.write(store, claim.generation() + 1, new Marker(claim.adoption(), token, called))) {
      row.advance(claim);
    }
  }

  /** Moves both on by at least one, by a marker that no copy of this database has announced. */
  Verdict rotated(Verdict owner) throws IOException {
    String mine = random();
    long announced = Long.MAX_VALUE;
    Verdict verdict = owner;
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      Claim claim = verdict.recorded().claim();
      if (!verdict.standing().mayDelete() || claim == null) {
        return verdict;
      }
      if (claim.generation() > announced) {
        markers.forgetOld(verdict.recorded().store(), claim.generation());
        return verdict;
      }
      if (claim.nextToken() != null) {
        advance(verdict.recorded().store(), claim);
      } else if (row.announce(
          claim, name == null ? claim.name() : name, verdict.recorded().here(), mine)) {
        announced = claim.generation();
      }
      verdict = look();
    }
    throw new IOException("Too many sweeps of this database at once");
  }

  /** Returns when the newest marker was written; empty if there is none. */
  Optional<Instant> writtenAt(Verdict verdict) throws IOException {
    Claim claim = Objects.requireNonNull(verdict.recorded().claim());
    return markers.writtenAt(verdict.recorded().store(), claim.generation());
  }

  /** Tells the other that it is not alone. */
  void dispute(Verdict verdict) throws IOException {
    markers.dispute(verdict.recorded().store());
  }

  Verdict takeOver() throws IOException {
    for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      Recorded recorded = row.read();
      long newest = markers.look(recorded.store(), 0).newest().orElse(0);
      row.adopt(newClaim(recorded, newest));
      Verdict verdict = claimed();
      if (verdict.standing() == Standing.CONFLICT) {
        markers.settle(recorded.store());
        verdict = look();
      }
      if (verdict.standing().mayDelete()) {
        return verdict;
      }
    }
    throw new IOException("The objects are being adopted by too many at once");
  }

  Verdict separate() throws IOException {
    row.separate();
    return claimed();
  }
}
