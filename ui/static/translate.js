// Streamlit words of its own that no setting changes, in Vietnamese.
const WORDS = new Map([
  ["Connection error", "Mất kết nối với máy chủ"],
  ["Connecting", "Đang kết nối"],
  ["Please wait...", "Vui lòng chờ"],
  ["Stop", "Dừng"],
  ["Page not found", "Không tìm thấy trang"],
  ["You have requested page", "Trang được yêu cầu"],
  ["but no corresponding file was found in the app's pages/ directory", "không tồn tại"],
  ["No results", "Không có kết quả"],
  ["No options to select", "Không có lựa chọn"],
  ["Close", "Đóng"],
  ["Fullscreen", "Toàn màn hình"],
]);

function translate(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const known = WORDS.get(node.data.trim());
    if (known) node.data = known;
  }
}

new MutationObserver((changes) => {
  for (const change of changes) for (const added of change.addedNodes) {
    if (added.nodeType === Node.ELEMENT_NODE) translate(added);
    else if (added.nodeType === Node.TEXT_NODE && WORDS.has(added.data.trim())) added.data = WORDS.get(added.data.trim());
  }
}).observe(document.documentElement, { childList: true, subtree: true });
