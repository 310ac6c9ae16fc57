// Streamlit words of its own that no setting changes, in Vietnamese.
const WORDS = new Map([
  ["Connection error", "Mất kết nối với máy chủ"],
  ["Connecting", "Đang kết nối"],
  ["Please wait...", "Vui lòng chờ"],
  ["Stop", "Dừng"],
  ["Page not found", "Không tìm thấy trang"],
  ["No results", "Không có kết quả"],
  ["No options to select", "Không có lựa chọn"],
  ["Close", "Đóng"],
  ["Fullscreen", "Toàn màn hình"],
  ["Close fullscreen", "Thoát toàn màn hình"],
  ["Show data", "Xem số liệu"],
  ["Show chart", "Xem biểu đồ"],
  ["Download as PNG", "Tải ảnh (PNG)"],
  ["Copy as PNG", "Chép ảnh"],
  ["Copied", "Đã chép"],
  ["Copy Vega-Lite spec", "Chép mô tả biểu đồ"],
  ["Skip to main content", "Đến phần nội dung"],
  ["Collapse sidebar", "Thu gọn bộ lọc"],
  ["Expand sidebar", "Mở bộ lọc"],
  ["Navigate to home page", "Về trang Tổng quan"],
  ["App pages", "Các trang"],
  ["Sidebar", "Bộ lọc"],
  ["Clear all", "Bỏ chọn tất cả"],
  ["Open", "Mở danh sách"],
  ["Help", "Giải thích"],
  ["Upload", "Chọn tệp"],
  ["Drag and drop a file here", "Thả tệp vào đây"],
  ["Add files", "Thêm tệp"],
  ["Selected values", "Đã chọn"],
  ["Dismiss", "Đóng"],
  ["file upload", "chọn tệp"],
  ["Download failed", "Không tải được tệp"],
  ["Failed to generate file for download", "Chưa tải được tệp. Hãy tải lại trang rồi thử lại."],
]);
const PATTERNS = [
  [/^(?:The page that you have requested|You have requested page) .*$/, "Không có trang nào ở địa chỉ này. Đang mở trang Tổng quan."],
  [/^Help for (.+)$/, "Giải thích: $1"],
  [/^([\d.]+)\s?MB per file.*$/, "hoặc kéo thả vào đây; tối đa $1 MB"],
  [/^File must be ([\d.]+)\s?MB or smaller\.?$/, "Tệp quá giới hạn $1 MB. Hãy chia nhỏ tệp."],
  [/^Remove (.+)$/, "Bỏ $1"],
  [/^Shortcut (.+)$/, "Phím tắt $1"],
  [/^(\d+) options? available\.?$/, "Có $1 lựa chọn."],
  [/^(.+), selected$/, "$1, đã chọn"],
  [/^.* files are not allowed\.?$/, "Loại tệp này không được nhận."],
  [/^(?:Network Error|Request failed with status code \d+|.*[Uu]pload.*failed.*)$/, "Không gửi được tệp. Hãy thử lại."],
];

function translated(text) {
  const words = text.trim();
  const known = WORDS.get(words);
  if (known || !words) return known;
  const found = PATTERNS.find(([pattern]) => pattern.test(words));
  return found && words.replace(found[0], found[1]);
}

function translate(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const known = translated(node.data);
    if (known) node.data = known;
  }
  if (root.hasAttribute("aria-label")) translateLabel(root);
  root.querySelectorAll("[aria-label]").forEach(translateLabel);
  for (const field of root.querySelectorAll("[placeholder='Choose an option']")) field.placeholder = "Chọn";
}

// What a screen reader says: "Show data: Biểu đồ cột …" is a word of Streamlit's and a name of ours.
function translateLabel(element) {
  const [words, ...name] = (element.getAttribute("aria-label") ?? "").split(": ");
  const known = translated(words);
  if (known) element.setAttribute("aria-label", [known, ...name].join(": "));
}

new MutationObserver((changes) => {
  for (const change of changes) if (change.type === "attributes") translateLabel(change.target);
  else for (const added of change.addedNodes) {
    if (added.nodeType === Node.ELEMENT_NODE) translate(added);
    else if (added.nodeType === Node.TEXT_NODE) {
      const known = translated(added.data);
      if (known) added.data = known;
    }
  }
}).observe(document.documentElement, {
  childList: true, subtree: true, attributes: true, attributeFilter: ["aria-label"],
});
