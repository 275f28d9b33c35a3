package ticketstream.projections.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ticketstream.projections.generation.Rebuild.State.BUILDING;
import static ticketstream.projections.generation.Rebuild.State.BUILT;
import static ticketstream.projections.generation.Rebuild.State.DISCARDING;
import static ticketstream.projections.generation.Rebuild.State.PAUSED;
import static ticketstream.projections.generation.Rebuild.State.ROLLED_BACK;
import static ticketstream.projections.generation.Rebuild.State.SWITCHED;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GenerationStateTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Comparison COMPARED =
            new Comparison(true, Comparison.Content.NONE, Comparison.Content.NONE, 0, List.of());

    private static final GenerationState SERVING = GenerationState.serving("requester");
    private static final GenerationState BUILDING_IT = SERVING.begun();
    private static final GenerationState COMPLETE = BUILDING_IT.fed().built();
    private static final Map<Rebuild.State, GenerationState> STATES = Map.of(
            BUILDING, BUILDING_IT,
            PAUSED, BUILDING_IT.paused(),
            BUILT, COMPLETE,
            SWITCHED, COMPLETE.switched(),
            ROLLED_BACK, COMPLETE.switched().rolledBack(),
            DISCARDING, COMPLETE.discarded());

    record Step(String name, Set<Rebuild.State> allowedIn, UnaryOperator<GenerationState> step) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> stepsInEachState() {
        return Stream.of(
                        new Step("begin", Set.of(), GenerationState::begun),
                        new Step("pause", Set.of(BUILDING), GenerationState::paused),
                        new Step("resume", Set.of(PAUSED), GenerationState::resumed),
                        new Step("compare", Set.of(BUILT, SWITCHED, ROLLED_BACK), GenerationState::toBeCompared),
                        new Step("switch", Set.of(BUILT, ROLLED_BACK), GenerationState::switched),
                        new Step("roll back", Set.of(SWITCHED), GenerationState::rolledBack),
                        new Step("discard", EnumSet.complementOf(EnumSet.of(DISCARDING)), GenerationState::discarded),
                        new Step("advance", Set.of(BUILDING), state -> state.advanced(7, 1)),
                        new Step("feed", Set.of(BUILDING), GenerationState::fed),
                        new Step("finish", Set.of(BUILDING), GenerationState::built),
                        new Step("stop", Set.of(BUILDING), state -> state.stoppedBy("MissingEvent")),
                        new Step("report", Set.of(BUILT, SWITCHED, ROLLED_BACK), state -> state.compared(COMPARED)),
                        new Step("drop", Set.of(DISCARDING), GenerationState::dropped))
                .flatMap(step -> STATES.keySet().stream().map(state -> Arguments.of(step, state)));
    }

    @ParameterizedTest
    @MethodSource("stepsInEachState")
    void takesAStepOnlyWhereItMakesSense(Step step, Rebuild.State state) {
        var before = STATES.get(state);

        if (step.allowedIn().contains(state)) {
            assertThat(step.step().apply(before)).isNotEqualTo(before);
        } else {
            assertThatThrownBy(() -> step.step().apply(before)).isInstanceOf(RebuildRefused.class);
        }
    }

    @Test
    void readsOneGenerationAndWritesTheOtherAsLongAsItIsKept() {
        assertThat(SERVING.written()).containsExactly(1);
        assertThat(BUILDING_IT.written()).containsExactly(1);
        assertThat(BUILDING_IT.fed().written()).containsExactly(1, 2);
        assertThat(COMPLETE.written()).containsExactly(1, 2);
        assertThat(COMPLETE.switched().written()).containsExactly(2, 1);
        assertThat(COMPLETE.switched().rolledBack().written()).containsExactly(1, 2);
        assertThat(COMPLETE.discarded().written()).containsExactly(1);
        assertThat(COMPLETE.switched().discarded().written()).containsExactly(2);
        assertThat(COMPLETE.switched().discarded().dropped().written()).containsExactly(2);
    }

    @Test
    void givesUpTheGenerationThatDoesNotServe() {
        assertThat(COMPLETE.discarded().spare()).isEqualTo(2);
        assertThat(COMPLETE.switched().discarded().spare()).isEqualTo(1);
    }

    @Test
    void givesNoNumberTwice() {
        var again = COMPLETE.discarded().dropped().begun();

        assertThat(again.underway().generation()).isEqualTo(3);
    }

    @Test
    void servesAFirstGenerationAsSoonAsItIsFilled() {
        var filling = GenerationState.filling("timeline");

        assertThat(filling.written()).isEmpty();
        assertThat(filling.fed().written()).containsExactly(1);
        assertThat(filling.fed().built().serving()).isEqualTo(1);
        assertThat(filling.fed().built().rebuild()).isNull();
        assertThatThrownBy(filling::discarded).isInstanceOf(RebuildRefused.class);
    }

    @Test
    void letsOneNodeWorkUntilItHasBeenSilentForTooLong() {
        var claimed = BUILDING_IT.claimed("one", NOW, NOW.plusSeconds(10));

        assertThatThrownBy(() -> claimed.claimed("two", NOW.plusSeconds(9), NOW.plusSeconds(19)))
                .isInstanceOf(RebuildRefused.class);
        assertThat(claimed.claimed("one", NOW.plusSeconds(9), NOW.plusSeconds(19))
                        .claim())
                .isEqualTo(new Claim("one", NOW.plusSeconds(19)));
        assertThat(claimed.claimed("two", NOW.plusSeconds(10), NOW.plusSeconds(20))
                        .claim())
                .isEqualTo(new Claim("two", NOW.plusSeconds(20)));
    }

    @Test
    void hasNothingToBeDoneUnlessItBuildsComparesOrDiscards() {
        assertThat(Stream.of(SERVING, BUILDING_IT.paused(), COMPLETE, COMPLETE.switched())
                        .map(GenerationState::needsWork))
                .containsOnly(false);
        assertThat(Stream.of(BUILDING_IT, COMPLETE.toBeCompared(), COMPLETE.discarded(), GenerationState.filling("x"))
                        .map(GenerationState::needsWork))
                .containsOnly(true);
        assertThat(COMPLETE.toBeCompared().compared(COMPARED).needsWork()).isFalse();
    }
}
