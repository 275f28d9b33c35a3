package ticketstream.web.runtime;

import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RevivalTest {
    private final AtomicBoolean serversAnswer = new AtomicBoolean(true);
    private final StreamingEventProcessor processor = mock();
    private final EventTrackerStatus segment = mock();
    private final Revival revival = new Revival(List.of(processor), serversAnswer::get);

    @BeforeEach
    void runsWell() {
        when(processor.isRunning()).thenReturn(true);
        when(processor.processingStatus()).thenReturn(Map.of(0, segment));
    }

    @Test
    void startsAgainWhatStoodStillDuringAnOutageOnceItIsOver() {
        when(segment.isErrorState()).thenReturn(true);
        serversAnswer.set(false);
        revival.look();
        verify(processor, never()).shutDown();

        serversAnswer.set(true);
        revival.look();
        revival.look();

        var order = inOrder(processor);
        order.verify(processor).shutDown();
        order.verify(processor).start();
        order.verify(processor, never()).shutDown();
    }

    @Test
    void countsASegmentThatNobodyClaimsAsStandingStill() {
        when(processor.processingStatus()).thenReturn(Map.of());
        serversAnswer.set(false);
        revival.look();
        serversAnswer.set(true);
        revival.look();

        verify(processor).start();
    }

    @Test
    void leavesWhatFailsWithoutAnOutageToTheFramework() {
        when(segment.isErrorState()).thenReturn(true);
        revival.look();
        revival.look();

        verify(processor, never()).shutDown();
    }

    @Test
    void leavesWhatWasStoppedOnPurposeAlone() {
        when(processor.isRunning()).thenReturn(false);
        when(segment.isErrorState()).thenReturn(true);
        serversAnswer.set(false);
        revival.look();
        serversAnswer.set(true);
        revival.look();

        verify(processor, never()).start();
    }
}
