import type {} from '@uncac-petition/widget/jsx';
import { useState } from 'react';

/** The petition server. */
const server = 'http://localhost:8787';

/** The element is one like any other: attributes, children, and events as `on` and their name. */
export const App = () => {
  const [total, setTotal] = useState<number>();
  const [signed, setSigned] = useState(false);
  return (
    <>
      <h1>Our campaign{total !== undefined && `: ${total} signatures`}</h1>
      <uncac-petition
        petition="review-mechanism"
        member="example-chapter-kenya"
        server={server}
        preview
        onuncac-totals={(event) => setTotal(event.detail.total)}
        onuncac-signed={() => setSigned(true)}
      >
        <a href={`${server}/p/review-mechanism?member=example-chapter-kenya`}>Sign the petition</a>
      </uncac-petition>
      {signed && <p role="status">Thank you for signing with us.</p>}
    </>
  );
};
