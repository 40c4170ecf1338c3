package io.github.mediastore.contract;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Marks what holds only of a store whose slots hold lists. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OfLists.Condition.class)
@interface OfLists {

  /** Skips the test for a store whose slots hold one medium. */
  class Condition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      boolean holdsLists =
          context.getTestInstance().map(StoreUnderTest.class::cast).stream()
              .allMatch(StoreUnderTest::holdsLists);
      return holdsLists ? enabled("It holds lists") : disabled("Its slots hold one medium");
    }
  }
}
